"""Goals: what commits, what does not, and in which unit it is quoted."""

from __future__ import annotations

import time

import pytest

FOUND = [
    ("da", "Egelund Kommune skal styrke den kollektive trafik i alle landsbyer."),
    ("da", "Kommunen vil bygge 40 nye boliger ved havnen."),
    ("da", "Vi vil plante flere træer langs indfaldsvejene."),
    ("da", "Målet er, at ingen børn venter på en plads."),
    ("da", "Det er vores mål, at halvdelen af eleverne cykler til skole."),
    ("da", "Generelt søger Egelund Kommune at inddrage borgerne tidligt."),
    ("da", "Samarbejdet med erhvervslivet prioriteres, da det skaber arbejdspladser."),
    ("da", "Der lægges vægt på, at alle kan deltage i foreningslivet."),
    ("da", "Byrådet ønsker at indføre gratis busser for unge."),
    ("da", "Det er skolens opgave at skabe trygge rammer for eleverne."),
    ("da", "I 2030 skal alle kommunale bygninger være fri for fossile brændsler."),
    ("da", "Der skal vaere mere plads til cyklister i midtbyen."),
    ("de", "Die Stadt Auental soll die Schulhöfe entsiegeln."),
    ("de", "Wir wollen mehr bezahlbaren Wohnraum schaffen."),
    ("de", "Die Vereine werden wir bei der Jugendarbeit unterstützen."),
    ("de", "Wir möchten, dass die Verwaltung schneller antwortet."),
    ("de", "Die Verwaltung wird beauftragt, ein Konzept für Radwege vorzulegen."),
    ("de", "Die Stadtverwaltung strebt eine engere Zusammenarbeit mit den Nachbarn an."),
    ("de", "Um Familien zu halten, braucht es mehr Betreuungsplätze."),
    ("de", "Ziel ist es, den Verbrauch bis 2030 zu halbieren."),
    ("de", "Der Gemeinderat beschließt, eine Partnerschaft mit der Stadt Reims einzugehen."),
    ("de", "Die neuen Wege sollen, wie erwähnt, bis zum Bahnhof führen."),
    ("de", "Bis 2035 wird Auental klimaneutral."),
    ("de", "Die Gemeinde ist bestrebt, das Ehrenamt zu stärken."),
    ("da", "Byrådet har besluttet, at der skal bygges en ny skole."),
    ("en", "The city aims to halve its emissions by 2030."),
    ("en", "We will open a house of culture in the old harbour."),
    ("en", "All schools must offer a second foreign language."),
]

NOT_FOUND = [
    ("da", "Der vil fortsat være brug for at kunne mødes om aftenen."),
    ("da", "Politikken fastlægger, hvordan kommunen skal arbejde med kultur."),
    ("da", "Her samles de opgaver, som skal løses."),
    ("da", "Endelig tilmelding sendes til festudvalget senest 3. marts 2024."),
    ("da", "Biblioteket har i mange år holdt åbent om søndagen."),
    ("da", "Seminarets formål er at give ny viden om trafik."),
    ("da", "Hvad skal vi gøre ved støjen?"),
    ("da", "Festivalen vil være en anledning til at møde andre."),
    ("da", "Orienteringen blev taget til efterretning."),
    ("da", "Det skal bemærkes, at tallene er foreløbige."),
    ("de", "Eine Partnerschaft kann für beide Seiten von Nutzen sein."),
    ("de", "Der Ausschuss nimmt den Bericht zur Kenntnis."),
    ("de", "Das Konzept beschreibt, wie die Stadt wachsen soll."),
    ("de", "Im vergangenen Jahr wurde die Brücke saniert."),
    ("de", "Was sollen wir mit dem alten Bahnhof machen?"),
    ("de", "Die Anmeldungen müssen schriftlich erfolgen."),
    ("de", "Das Land soll die Kosten übernehmen."),
    ("de", "Wer bauen will, muss einen Antrag stellen."),
    ("da", "Der skal søges om tilladelse hos kommunen."),
    ("da", "Hvis vi skal nå målet, kræver det en fælles indsats."),
    ("en", "The report describes how the city should grow."),
    ("en", "Should the bridge be closed?"),
]


@pytest.mark.parametrize(("language", "sentence"), FOUND)
def test_a_commitment_is_a_goal(values, language, sentence):
    goals = values(f"Indledning\n\nTeksten handler om byen.\n\n{sentence}\n", "goal", language)
    assert [goal.statement for goal in goals] == [sentence]


@pytest.mark.parametrize(("language", "sentence"), NOT_FOUND)
def test_what_commits_nobody_is_no_goal(values, language, sentence):
    assert values(f"Indledning\n\nTeksten handler om byen.\n\n{sentence}\n", "goal", language) == []


def test_a_lead_in_with_nouns_is_one_goal(values):
    text = "Kommunens indsats skal fortsat prioriteres indenfor\n\n- Børneområdet\n- Kulturen\n- Erhvervslivet\n"
    assert [g.statement for g in values(text, "goal")] == [
        "Kommunens indsats skal fortsat prioriteres indenfor: Børneområdet; Kulturen; Erhvervslivet."
    ]


def test_below_a_heading_each_item_is_a_goal(values):
    text = "Unsere Ziele\n\n- Weniger Lärm in der Altstadt\n- Kurze Wege zu den Schulen\n\nAnhang\n\n- Karte der Altstadt\n"
    assert [g.statement for g in values(text, "goal", "de")] == ["Weniger Lärm in der Altstadt", "Kurze Wege zu den Schulen"]


def test_the_items_of_a_decision_are_goals(values):
    text = (
        "Byrådet beslutter,\n\n- at der afsættes 2 mio. kr. til cykelstier\n- at alle skoler får solceller\n- at tage resten "
        "til efterretning\n"
    )
    assert len(values(text, "goal")) == 2


def test_a_short_item_with_two_sentences_is_quoted_whole(values):
    text = "- Unser Fluss ist ein Schatz. Wir wollen seine Ufer für alle öffnen.\n- Der Hafen ist alt.\n"
    assert [g.statement for g in values(text, "goal", "de")] == ["Unser Fluss ist ein Schatz. Wir wollen seine Ufer für alle öffnen."]


def test_announced_guiding_principles_need_no_cue(values):
    text = (
        "Lederne har udarbejdet tre pejlemærker for arbejdet.\n\nBørnehaven åbner dørene for nye familier hver uge. "
        "Det sker i samarbejde med frivillige.\n\nSkolen inddrager eleverne i alle beslutninger om "
        "skolegården.\n\nBaggrund\n\nSkolen ligger ved søen.\n"
    )
    assert [g.statement for g in values(text, "goal")] == [
        "Børnehaven åbner dørene for nye familier hver uge. Det sker i samarbejde med frivillige.",
        "Skolen inddrager eleverne i alle beslutninger om skolegården.",
    ]


def test_single_councillors_do_not_speak_for_the_town(values):
    text = (
        "Niederschrift der Sitzung\n\nStadträtin Berg (ABC): Wir wollen das Bad schließen.\n\n"
        "Der Vorsitzende: Wir sollten im Herbst über die Kosten reden.\n"
    )
    assert [g.statement for g in values(text, "goal", "de")] == ["Wir sollten im Herbst über die Kosten reden."]


def test_a_decision_said_twice_is_one_goal(values):
    decision = "Die Verwaltung wird beauftragt, eine geeignete Fläche für das Jugendhaus zu suchen."
    assert len(values(f"Beschlussantrag\n\n{decision}\n\nErläuterung\n\nEs fehlt Platz.\n\nBeschluss:\n\n{decision}\n", "goal", "de")) == 1


def test_a_goal_over_a_page_break_has_two_spans_and_quotes_its_first_page(described):
    text = (
        "Egelund Kommune\n\nVi vil i de kommende år bygge en ny svømmehal, som alle kan nå på cykel, og som er "
        "åben\n\n3\n\fEgelund Kommune\n\nfra morgen til aften.\n"
    )
    _, facts = described(text)
    goal = next(f for f in facts if f.kind == "goal")
    assert [span.page for span in goal.spans] == [1, 2]
    assert goal.value.statement.endswith("som er åben fra morgen til aften.")
    assert goal.quote.endswith("som er åben")


@pytest.mark.parametrize(
    ("language", "sentence", "year", "amount", "unit", "baseline"),
    [
        ("da", "Kommunen skal reducere udledningen med 65 % i 2032 i forhold til 2005.", 2032, 65.0, "%", "2005"),
        ("da", "Vi vil skabe 1.200 arbejdspladser inden 2028.", 2028, 1200.0, "arbejdspladser", None),
        ("da", "Siden 2011 har vi samlet erfaring, og vi vil være klar i 2027.", 2027, None, None, None),
        ("de", "Wir wollen bis 2035 den Verbrauch um 2,5 Prozent gegenüber 2010 senken.", 2035, 2.5, "%", "2010"),
        ("de", "Wir wollen 60.000 Bäume pflanzen.", None, 60000.0, "Bäume", None),
        ("en", "We will cut emissions by 40 percent by 2030 compared to 2005.", 2030, 40.0, "%", "2005"),
    ],
)
def test_what_is_measurable_in_a_goal(values, language, sentence, year, amount, unit, baseline):
    (goal,) = values(sentence, "goal", language)
    assert (goal.target_year, goal.amount, goal.unit, goal.baseline) == (year, amount, unit, baseline)


def test_the_heading_above_may_give_the_year(values):
    assert [g.target_year for g in values("Vision 2035\n\nVi vil være landets bedste by for cyklister.\n", "goal")] == [2035]


def test_lines_and_hyphens_are_joined_in_the_statement(values):
    text = "Kommunen skal arbejde for bedre bolig- og erhvervs-\nområder og for en tæt kon-\ntakt til borgerne i alle byens kvarterer.\n"
    assert values(text, "goal")[0].statement == (
        "Kommunen skal arbejde for bedre bolig- og erhvervsområder og for en tæt kontakt til borgerne i alle byens kvarterer."
    )


INTENTIONS = [
    ("da", "Vi foreslår, at Egelund åbner biblioteket om aftenen."),
    ("da", "Vi insisterer på, at bussen kører hver time."),
    ("da", "Derfor kæmper vi for flere pædagoger."),
    ("da", "Det er vores ambition, at alle unge kommer ud at rejse."),
    ("de", "Kurze Wege zur Schule haben für uns oberste Priorität."),
    ("de", "Daher unterstützen wir den Ausbau der Buslinie."),
    ("de", "Der Ortsbeirat Lindental fordert eine Verbesserung der Anbindung."),
    ("de", "Es ist unser Anspruch, jedem Kind einen Platz zu bieten."),
    ("de", "Angestrebt ist eine Halbierung des Abfalls."),
]


@pytest.mark.parametrize(("language", "sentence"), INTENTIONS)
def test_verbs_and_nouns_of_intention(values, language, sentence):
    assert [goal.statement for goal in values(f"Egelund\n\nHistorie\n\n{sentence}\n", "goal", language)] == [sentence]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("da", "»Man skal kunne grine ad sig selv,« siger formanden."),
        ("de", "Viele sagen: „Man soll den Tag nicht vor dem Abend loben.“"),
        ("de", "Insofern müssen wir den Text nicht ändern."),
    ],
)
def test_remarks_are_no_goals(values, language, sentence):
    assert values(f"Egelund\n\nHistorie\n\n{sentence}\n", "goal", language) == []


def test_the_year_of_a_lead_in_holds_for_its_items(values):
    text = "Egelund Kommune\n\nPolitik\n\nFrem mod 2031 vil vi:\n- sikre, at alle kan svømme\n- halvere udslippet fra busserne\n"
    assert [(g.statement, g.target_year) for g in values(text, "goal")] == [
        ("sikre, at alle kan svømme", 2031),
        ("halvere udslippet fra busserne", 2031),
    ]


def test_demands_without_a_verb_below_the_heading_of_a_programme(values):
    text = "Egelund Kommune\n\nVores mærkesager på skoleområdet\n• Højst 20 elever i klassen\n• To voksne i alle grupper\n"
    assert [g.statement for g in values(text, "goal")] == ["Højst 20 elever i klassen", "To voksne i alle grupper"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Auental will dieser Bitte noch in diesem Jahr entsprechen."),
        ("de", "Die FDP wird sich für den Erhalt der Bäder einsetzen."),
        ("de", "Deshalb fordert die SPD den Rat auf, die Gebühren zu senken."),
        ("de", "Langfristiges Ziel: eine Schule ohne Kreidetafeln."),
        ("da", "Byrådet besluttede samtidig, at Egelund skal være vært for et møde i 2027."),
    ],
)
def test_intentions_of_the_issuer_in_the_third_person(values, language, sentence):
    head = {"de": "Stadt Auental\n\nProgramm\n\n", "da": "Egelund Kommune\n\nReferat\n\n"}[language]
    assert [goal.statement for goal in values(f"{head}{sentence}\n", "goal", language)] == [sentence]


def test_goals_in_repaired_text(described):
    """What a scan broke: letters misread, hyphens, a bullet read as a letter."""
    text = (
        "Egelund Kommune\n\nPolitik for byens rum\n\nKommunen skal arbejde for flere gr\u00f8nne "
        "om-\nr\u00e5der. Mdlet er, at alle har h\u00f8jst 500 "
        "meter til en park.\n\ne Vi vil plante tr\u00e6er langs alle veje.\ne Vi vil abne skoleg\u00e5rdene om aftenen.\n"
    )
    goals = [fact.value.statement for fact in described(text)[1] if fact.kind == "goal"]
    assert goals == [
        "Kommunen skal arbejde for flere gr\u00f8nne omr\u00e5der.",
        "Mdlet er, at alle har h\u00f8jst 500 meter til en park.",
        "Vi vil plante tr\u00e6er langs alle veje.",
        "Vi vil abne skoleg\u00e5rdene om aftenen.",
    ]


def test_a_list_of_goals_goes_on_over_a_page_break(values):
    text = (
        "Stadt Auental\n\nUnsere Ziele\n\n- Mehr B\u00e4ume in der Altstadt\n- Weniger Verkehr vor den Schulen\n\n2\n\fStadt Auental\n\n"
        "- Kurze Wege zum Arzt\n\nAnhang\n\n- Karte der Altstadt\n"
    )
    assert [goal.statement for goal in values(text, "goal", "de")] == [
        "Mehr B\u00e4ume in der Altstadt",
        "Weniger Verkehr vor den Schulen",
        "Kurze Wege zum Arzt",
    ]


def test_two_columns_read_one_after_the_other(values):
    """The left column ends in the middle of a sentence that goes on at the top of the right one."""
    text = (
        "Egelund Kommune\n\nErhvervspolitik\n\nVi vil skabe flere l\u00e6repladser\nsammen med de "
        "lokale\nvirksomheder og\n\nskolerne i hele kommunen.\n\n"
        "Hver tiende ung mangler\nen l\u00e6replads i dag.\n"
    )
    assert [goal.statement for goal in values(text, "goal")] == [
        "Vi vil skabe flere l\u00e6repladser sammen med de lokale virksomheder og skolerne i hele kommunen."
    ]


@pytest.mark.parametrize(
    "unit", ["wir wollen ", ", ", "at ", "- a\n", "indstiller, at\n", "1 A\n2 B\n", "wird ausgebaut ", "vi vil. ", "lokale\n"]
)
def test_long_repetitions_take_time_in_proportion(values, unit):
    """Ten times the text within fifty times the time: no pattern goes back over what it read."""
    language = "de" if "wi" in unit else "da"

    def seconds(size: int) -> float:
        started = time.process_time()
        values(unit * (size // len(unit)), "goal", language)
        return time.process_time() - started

    assert seconds(60_000) < 1 + 50 * max(0.02, seconds(6_000))
