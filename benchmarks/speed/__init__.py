"""What `benchmarks.search_speed` is made of: papers that nobody wrote, an archive of them, a server over it, and two neighbours."""
