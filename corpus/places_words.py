"""Which names of towns are also words or people's names, and which regions hide a town's name. Used where the table of places is made."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import spacy_lookups_data

from corpus.lexicon import frequency
from corpus.words import fold


def _words(text: str, separator: str = " ") -> tuple[str, ...]:
    return tuple(text.strip(separator).split(separator))


# Names of people, offices and things that towns also bear; no word list knows them.
_OTHER_WORDS = frozenset(
    fold(word)
    for word in _words(
        "bo bjarne anders lars lund mark martin peter paul hans jens niels søren mette karen anna eva ida maria marie sofie sophie "
        "emil oscar august max moritz otto karl carl frederik friedrich wilhelm georg christian kristian thomas michael andreas markus "
        "stefan simon david daniel adam jonas lukas julia laura sara nina lena mona rosa vera clara clare flora viola carmen dolores "
        "linda brenda kelly kerry kent brent angus moray harrow mayo harvey stanley wayne jackson johnson anderson thompson wilson "
        "nelson lincoln franklin hamilton milton clayton norman warren marion florence charlotte victoria alexandria hansen jensen "
        "nielsen schmidt schulz schröder meyer meier müller bauer koch wagner becker hoffmann weber fischer schneider keller richter "
        "klein wolf neumann schwarz zimmermann braun krüger hartmann lange werner krause lehmann köhler herrmann walter könig huber "
        "kaiser fuchs peters scholz möller weiß jung hahn vogel günther berger frank winkler lorenz baumann franke albrecht schuster "
        "ludwig böhm winter kraus schumacher krämer vogt stein jäger sommer groß seidel heinrich brandt haas schreiber graf dietrich "
        "ziegler kuhn pohl engel horn busch bergmann voigt sauer arnold wolff pfeiffer central union verden gode auch man se center "
        "centrum park campus forum europa europe nord süd ost west nordost viby sentrum zentrum mitte altstadt neustadt city village "
        "beach hill lake river bath wells battle sandwich rugby derby angel royal crystal diamond eagle falcon mission liberty "
        "independence concord enterprise enterprize troy salem hope paradise aurora phoenix columbia victory plan mål vision agenda "
        "norden born halle essen singen laufen hausen land haus burg stadt dorf markt hof wald feld bach see berg tal hamm kamp kamen "
        "leer linden lohne stade bergen garden baden bad split bar ruse arad vichy reading nice mons melle rom roma skive odder struer "
        "give brande vejen hals hasle greve spa mol as os ål å bø vik vang moss stuhr barmen elm weil wehr weiden wangen werl kita "
        "sven klaus karin sandra leiden clausen munk jonathan industriegebiet gartenstadt neuhaus neudorf hauptstraße bahnhofstraße "
        "rathaus marktplatz schlossberg jürgen jørgen uwe horst dieter manfred heinz gerhard helmut günter rolf bernd holger ralf "
        "detlef volker jochen matthias sebastian tobias florian patrick marcel dennis kevin marco mario sabine petra monika claudia "
        "susanne andrea birgit gabriele renate ursula brigitte helga ingrid christa gisela erika angelika martina stefanie nicole "
        "katrin anja silke tanja melanie katharina christine barbara elisabeth hanna johanna leonie amelie kirsten lone pia gitte anne "
        "bente inge birthe lise camilla louise mathilde freja ella josefine ole per bent erik finn kurt leif svend knud poul kaj "
        "torben henrik claus rasmus mads mikkel kasper jakob jesper allan brian kenneth ronny benny tommy petersen sørensen rasmussen "
        "jørgensen madsen kristensen olsen thomsen christiansen poulsen johansen knudsen mortensen møller larsen pedersen andersen "
        "christensen jeppesen bertelsen laursen lauridsen frandsen toft dahl holm friis juhl krogh skov bang bruun kjær vestergaard "
        "bak bundgaard østergaard schmitt weiss lang roth schulze mayer beck sander arndt seifert ebert kunz körner rath ritter ernst "
        "kruse ott blum auer smith jones brown taylor evans roberts walker wright robinson green hall wood clark harris king baker "
        "turner scott moore ward cook morgan bell cooper bailey parker ford marshall carter mills palmer stone grant gordon murray "
        "campbell stewart ross reid graham boyd craig douglas cameron kennedy"
    )
)

# Names of lands, bodies and people that begin with the name of a town.
REGIONS = _words(
    "Baden-Württemberg|Schleswig-Holstein|Nordrhein-Westfalen|Rheinland-Pfalz|Sachsen-Anhalt|Mecklenburg-Vorpommern|"
    "Berlin-Brandenburg|Land Brandenburg|Region Hovedstaden|Region Sjælland|Region Syddanmark|Region Nordjylland|"
    "Region Midtjylland|Bourgogne-Franche-Comté|Auvergne-Rhône-Alpes|Castilla-La Mancha|Emilia-Romagna|Friuli-Venezia Giulia|"
    "Trentino-Alto Adige|Elsass-Lothringen|Bosnien-Herzegowina|Bosnien-Hercegovina|Europäische Union|Europäischen Union|"
    "European Union|Europæiske Union|Afrikanische Union|Junge Union|Europa-Union|Trinidad und Tobago|San Marino|Burkina Faso|"
    "Costa Rica|El Salvador|Puerto Rico|Isle of Man|New Zealand|South Africa|Northern Ireland|Frankfurter Rundschau|Lions Club|"
    "Rotary Club|Nord Stream|Alexander von Humboldt|Friedrich Ebert|Konrad Adenauer|Willy Brandt|Robert Koch|Max Planck|"
    "Paul Ehrlich|Karl Marx",
    "|",
)

_OFTEN_ABROAD, _OFTEN_AT_HOME = 2e-5, {"da": 2e-8, "de": 1e-9}
_KNOWN = 2e-7
_SMALL = 2_000
"""A town abroad of fewer people is doubted where its name is any word of ours that is written at times."""
_LANGUAGES = ("da", "de", "en")
_HOME = {"DK": "da", "DE": "de", "AT": "de", "GB": "en", "IE": "en", "US": "en", "AU": "en", "CA": "en"}


@cache
def _inflections(language: str) -> tuple[dict[str, str], dict[str, int]]:
    """Each form's lemma, and how many forms each lemma has: names have few."""
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"{language}_lemma_lookup.json.gz"
    table: dict[str, str] = json.loads(gzip.decompress(path.read_bytes()))
    forms: dict[str, set[str]] = defaultdict(set)
    for form, lemma in table.items():
        forms[lemma.lower()] |= {form.lower(), lemma.lower()}
    return {form.lower(): lemma for form, lemma in table.items()}, {lemma: len(found) for lemma, found in forms.items()}


def _is_inflected(word: str, language: str) -> bool:
    lemmas, forms = _inflections(language)
    lemma = lemmas.get(word, word)
    if language == "da":
        return word in lemmas and (lemma.islower() or forms.get(lemma.lower(), 0) >= 5)
    return forms.get(lemma.lower(), 0) >= 3


def is_common_word(name: str, country: str, population: int) -> bool:
    """Whether the one-word name of a place in that country is more often something else."""
    if " " in name:
        return False
    if name in _OTHER_WORDS or len(name) <= 3:
        return len(name) > 3 or name in _OTHER_WORDS or population < 100_000
    return any(_is_word_in(word, language, country, population) for word in _spellings(name) for language in _LANGUAGES)


def is_word_of_ours(name: str) -> bool:
    """Whether a foreign name of a town is a word of Danish, German or English."""
    return " " not in name and any(
        _is_inflected(word, code) or frequency(word, code) > _KNOWN for word in _spellings(name) for code in _LANGUAGES
    )


def _spellings(name: str) -> set[str]:
    """What a folded name may have been."""
    danish = name.replace("oe", "ø").replace("ae", "æ").replace("aa", "å")
    german = name.replace("oe", "ö").replace("ae", "ä").replace("ue", "ü")
    return {name, danish, german}


def _is_word_in(word: str, language: str, country: str, population: int) -> bool:
    if _is_inflected(word, language):
        return True
    share = frequency(word, language)
    if _HOME.get(country) == language:
        return language != "en" and share / (population + 1_000) > _OFTEN_AT_HOME[language]
    if population < _SMALL and country not in _HOME:
        return share > _KNOWN
    return share > _OFTEN_ABROAD and population < 100_000
