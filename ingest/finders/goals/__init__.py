"""Goals: what the issuer commits or aspires to."""
