# Namen der Seiten, in der Navigation und am Kopf gedruckter Seiten.
page-portfolio = Alle Bewertungen
page-overview = Überblick
page-gaps = Lückenanalyse
page-roadmap = Roadmap
page-risks = Risikoregister
page-recommendations = Empfehlungen
page-metrics = Kennzahlen
page-stakeholders = Antworten der Beteiligten
page-next = Nächste Schritte
page-dimension = { CAP($kinds) }
page-method = Wie die Werte entstehen
page-history = Verlauf
page-print = Alles drucken
page-contents = Inhalt
page-not-found = Seite nicht gefunden

# Was Suchmaschinen und Vorschauen von einer Seite zeigen.
page-title = { $page } · { $subject }
# The title of the page that holds everything, and of a PDF of it.
page-title-print = { $subject }, { $date }
page-method-says = Skala, Gewichte, Rundung und Regeln hinter jeder Zahl dieses Berichts.
page-print-says = Der ganze Bericht auf einer Seite.
page-not-found-says = Diese Adresse gibt es im Bericht nicht.

# Gruppen der Navigation und die letzten Zeilen einer Seite.
page-nav-report = Bericht
page-nav-answers = Antworten
page-nav-about = Hintergrund
page-nav-assessments = Bewertungen
page-rubric = Rubrik { $title } { $version }
page-assessed = Bewertet am { $date }

# Rund um jede Seite. Namen in geschweiften Klammern füllt das Skript der Seite.
frame-skip = Zum Inhalt springen
frame-menu = Menü
frame-menu-close = Menü schließen
frame-breadcrumb = Brotkrumennavigation
frame-print = Diese Seite drucken
frame-theme = Farbschema: { $name }. Ändern
frame-theme-auto = Auto
frame-theme-light = Hell
frame-theme-dark = Dunkel
frame-pager = Vorherige und nächste Seite
frame-previous = Zurück
frame-next = Weiter
frame-sorted-up = Sortiert nach { $column }, aufsteigend. Zeilen: { $rows }
frame-sorted-down = Sortiert nach { $column }, absteigend. Zeilen: { $rows }
frame-unsorted = Ursprüngliche Reihenfolge wiederhergestellt
frame-shown = Angezeigt: { $shown } von { $all }

# Teile vieler Seiten: Legenden, Werte, Antworten, Tabellen der Eingaben einer Zahl.
component-change = Änderung
component-levels = Stufen
component-level = Stufe
component-answer = Antwort
component-answers = Antworten
component-weight = Gewicht
component-points = Punkte
component-priority = Priorität
component-evidence = Nachweise
component-done = erledigt
component-written-in = Steht in
component-csv = CSV
component-svg = SVG
component-png = PNG
component-svg-of = SVG: { $name }
component-png-of = PNG: { $name }
component-now-value = Jetzt <b class="num">{ $value }</b>
component-target-value = Ziel <b class="num">{ $value }</b>
component-possible = Möglich <b class="num">{ $low }–{ $high }</b>
component-of-top = von { $top }
component-result = Ergebnis: { $name }.
component-band = Einstufung: <b>{ $name }</b>.
component-level-reached = Erreichte Stufe: <b>{ $name }</b>.
component-lowest = Am niedrigsten: <a href="{ $url }">{ $name }</a>.
component-group-lowest = am niedrigsten: <a href="{ $url }">{ $name }</a>
component-goal = Ziel { $value }
component-goal-value = Ziel <b class="num">{ $value }</b>
component-at-target = am Ziel
component-at-its-target = am Ziel, <b class="num">{ $value }</b>
component-no-answer = Keine Antwort
component-counts = Wie oft jedes Ergebnis vorkommt
component-facet = Nach { NOUN($name) }
component-facets-sub = Dieselben Antworten, geordnet nach dem, was sie gemeinsam haben. Ein Strich: Keine Antwort trägt das Merkmal.
component-not-applicable = nicht anwendbar
component-not-answered = unbeantwortet
component-unknown = unbekannt
component-criteria-open = Kriterien offen
component-status = { CAP($text) }
component-rating = Wahrscheinlichkeit × Auswirkung
component-exactly = genau { $value }
component-share-of-range = { $share } der eigenen Spanne
component-left-out = nicht gezählt
component-calc = Wie dieser Wert entsteht
component-calc-inputs = Was in die Zahl eingeht
component-calc-input = Eingangswert
component-scale-steps = Von einer Stufe zur nächsten kommt je eines hinzu: { $steps }.
component-scale-then = , dann{" "}

# Solange nichts beantwortet ist.
component-start = Was jetzt zu tun ist
component-start-how = Stufen in den Markdown-Dateien der Bewertung eintragen, danach <code>gapmap check</code> und <code>gapmap build</code> ausführen.

# Eine Frage an Beteiligte oder zu einer Lücke.
component-question-open = Noch nicht beantwortet.
component-question-ask = Auch zu befragen: { $text }
component-question-probe = Nachfrage: { $text }
component-question-informs = Hilft bei { $links }

# Eine Kategorie von Werkzeugen mit ihren Möglichkeiten.
component-tools-gap = dient einer offenen Lücke
component-tools-no-gap = keine offene Lücke
component-tools-made-for = Gedacht für { $links }
component-tools-below = Hier unter dem Ziel: { $links }
component-tools-named = Genannt in „{ $title }“
component-tools-caption = { $name }: Möglichkeiten mit Eignung, Bedingungen und Stand
component-tools-none = Für diese Kategorie ist keine Möglichkeit vermerkt.
component-tool-option = Möglichkeit
component-tool-fit = Eignung
component-tool-fit-here = Eignung hier
component-tool-when = Wann, und wann nicht
component-tool-licence = Lizenz und Betrieb
component-tool-terms = Bedingungen
component-tool-serves = Für { $links }
component-tool-best-when = <b>Am besten, wenn:</b> { $text }
component-tool-avoid-when = <b>Nicht, wenn:</b> { $text }
component-tool-not-open = nicht quelloffen
component-tool-by = von { $name }
component-tool-latest = neueste Version { $version }
component-tool-as-of = Stand { $date }
component-tool-as-of-stale = Stand { $date }, <span class="late">veraltet</span>
component-tool-sources = { $n ->
    [one] { $n } Quelle
   *[other] { $n } Quellen
}

# Was beantwortet wird, mit Antwort, Nachweisen und Stufen.
component-yes = ja:
component-no = nein:
component-gap = Lücke <b class="num">{ $gap }</b>
component-gap-priority = Lücke <b class="num">{ $gap }</b>, Priorität <b class="num">{ $priority }</b>
component-weight-value = Gewicht <b class="num">{ $weight }</b>
component-target-source = Ziel { $source }
component-tags = { $n ->
    [one] Schlagwort: { $tags }
   *[other] Schlagwörter: { $tags }
}
component-in-scope = Im Umfang: { $reason }
component-held = Zählt als niedrigste Antwort, bis alle Kriterien erfüllt sind
component-held-answer = Antwort: „{ $answer }“.
component-held-open = Noch offen: { $criteria }.
component-na = Nicht anwendbar
component-options = Antwortmöglichkeiten zu { $name }
component-tag-now = jetzt
component-tag-target = Ziel
component-measures = Wie { $name } beantwortet ist
component-measure = Maß
component-criteria = Kriterien für eine Antwort über der niedrigsten
component-levels-of = Stufen von { $name }
component-step-both = <span class="tag">Jetzt</span> und <span class="tag to">Ziel</span>
component-holds-now = Was jetzt gilt
component-next-level = Was sich bei { $level } ändert
component-no-grade = ohne Nachweisgrad
component-expires = läuft ab am { $date }
component-no-evidence = Kein Nachweis ist festgehalten.
component-items = Vorhaben der Roadmap
component-risks = Risiken, die daraus entstehen
component-tools = Werkzeuge
component-votes = Stimmen
component-confidence = Sicherheit
component-holds-for = Gilt für
component-models = { $covered } von { $all } Modellen im Umfang
component-models-share = { $share } der Modelle im Umfang
component-pain = Leidensdruck
component-best-grade = Bester Nachweisgrad
component-more = Warum es wichtig ist, was zu erfragen ist
component-more-levels = Alle Stufen, was zu erfragen ist, andere Rahmenwerke
component-all-levels = Alle Stufen
component-why = Warum es wichtig ist
component-overscore = Wie meist zu hoch bewertet wird
component-ask-for = Was zu erfragen ist
component-genai = Mit generativen Modellen
component-na-when = Wann es nicht anwendbar ist
component-maps = In anderen Rahmenwerken

# Die erste Seite einer Bewertung: was bewertet wurde, und die Eckdaten am Anfang.
overview-assessed = bewertet am { $date }
overview-assessed-period = { $period }, bewertet am { $date }
overview-overall = Gesamtwert
overview-change-since = Änderung seit { $name }
overview-change-from = von { $value } am { $date }
overview-change-first = erste Bewertung
overview-at-target = { CAP($kinds) } am Ziel
overview-share = { $n } von { $all }
overview-below-target = { $n } unter dem Ziel
overview-risks-above = Risiken über der Risikobereitschaft
overview-proven = Antworten mit belastbarem Nachweis
overview-proven-of = { $all ->
    [one] { $n } von { $all } Antwort
   *[other] { $n } von { $all } Antworten
}
overview-readings = In anderen Rahmenwerken, als Anhaltspunkt:
overview-readings-missing = Was fehlt

# Ihre Abschnitte: Dimensionen, alles auf einer Karte, Lücken.
overview-dimensions = Stand je { NOUN($kind) }
overview-rule = { CAP($rule) }.
overview-rule-axis = { CAP($rule) }, { $axis }.
overview-longest-first = Der weiteste Weg zum Ziel steht oben.
overview-dimensions-caption = { $columns ->
    [targetchange] Ergebnis, Ziel und Änderung je { NOUN($kind) }
    [target] Ergebnis und Ziel je { NOUN($kind) }
    [change] Ergebnis und Änderung je { NOUN($kind) }
   *[other] Ergebnis je { NOUN($kind) }
}
overview-results = Ergebnisse
overview-result-shares = Anteil jedes Ergebnisses
overview-lowest = Am niedrigsten: { $name }
overview-radar = Entlang der Achsen zu lesen; der Umriss zeigt das Gleichgewicht, seine Fläche bedeutet nichts. Die Tabelle enthält dieselben Zahlen.
overview-radar-percent = Entlang der Achsen zu lesen, in Prozent der eigenen Spanne; der Umriss zeigt das Gleichgewicht, seine Fläche bedeutet nichts. Die Tabelle enthält dieselben Zahlen.
overview-facets = Quer durch alle Bereiche
overview-items = { $n ->
    [one] { $n } { NOUN($kind) }
   *[other] Alle { $n } { NOUN($kinds) }
}
overview-out-of-scope = Außerhalb des Umfangs und nicht gezählt: { $n }.
overview-all-gaps = Alle { $n } Lücken
overview-gaps-caption = Die Lücken mit der höchsten Priorität
overview-rank = Rang
overview-way-head = Von jetzt zum Ziel
overview-way = { $now } auf { $target }
overview-planned-in = Geplant in
overview-no-item = nicht geplant

# Was geplant ist, was droht, was als Nächstes kommt.
overview-phase-then = danach <b class="num">{ $value }</b>
overview-phase-items = { $n } Vorhaben
overview-phase-done = { $n } erledigt
overview-phase-finished = { $n ->
    [one] { $n } Vorhaben, erledigt
   *[other] { $n } Vorhaben, alle erledigt
}
overview-phase-empty = Kein Vorhaben ist im Plan
overview-phase-planned = geplant { $value }
overview-open-roadmap = Zur Roadmap
overview-risks = Risiken
overview-no-owner = niemand zuständig
overview-review-overdue = Überprüfung überfällig
overview-open-risks = Zum Risikoregister
overview-overdue = überfällig
overview-all-steps = Alle nächsten Schritte

# Wie weit dem zu trauen ist.
overview-trust-scores = Wie belastbar diese Werte sind
overview-trust-results = Wie belastbar diese Ergebnisse sind
overview-evidence = Bester Nachweis hinter jeder Antwort
overview-evidence-caption = Antworten nach ihrem besten Nachweis
overview-evidence-share = Anteil
overview-doubts = Antworten mit Zweifeln
overview-open = Offene Antworten
overview-na-since = Erneut zu prüfen seit { $date }.
overview-na-until = Bis { $date }.
overview-no-doubt = Keine Antwort ist zweifelhaft, offen oder ausgenommen.

# Die Seite einer Dimension.
dimension-score = Wert für { $name }
dimension-items = { CAP($kinds) } in { $name }
dimension-now-target = { $items }, jetzt und Ziel
dimension-strips = Maßstab der Streifen: { $axis }.
dimension-caption = { CAP($kinds) } in { $name }: Antwort jetzt, Ziel und Priorität
dimension-doubts = Zweifel: { $n }
dimension-facets = Quer durch { $name }
dimension-out-sub = Hier nicht gefragt und nicht gezählt.
dimension-out-count = { $n ->
    [one] { $n } { NOUN($kind) }
   *[other] { $n } { NOUN($kinds) }
}
dimension-questions = Fragen zu Lücken: { $name }
dimension-question-probe = Zu erfragen: { $text }

# Suche: das Feld, seine Meldungen, die Arten von Treffern.
search-title = Suchen
search-field = In dieser Bewertung suchen
search-results = Treffer
search-count = Treffer: { $n }
search-some = Treffer: { $n }. Die ersten { $shown } stehen hier; weitere Wörter grenzen ein
search-none = Nichts gefunden für „{ $words }“. Weniger oder kürzere Wörter versuchen: einen Namen, einen Titel, eine Person
search-failed = Das Suchverzeichnis ließ sich nicht laden
search-page = Seite
search-item = Vorhaben
search-person = Person
search-step = Nächster Schritt
search-tool = Werkzeug
search-not-raised = nicht ausgelöst
search-owns = zuständig für { $things }
search-owns-nodes = { $n ->
    [one] { $n } { NOUN($kind) }
   *[other] { $n } { NOUN($kinds) }
}
search-owns-items = { $n ->
    [one] { $n } Vorhaben
   *[other] { $n } Vorhaben
}
search-owns-risks = { $n ->
    [one] { $n } Risiko
   *[other] { $n } Risiken
}

# Der Commit in der Fußzeile.
page-commit = { $state ->
    [changed] Commit { $commit }, mit Änderungen, die nicht eingecheckt sind
   *[clean] Commit { $commit }
}

# Unter den Zahlen des Überblicks: die erste Lücke, das schwerste Risiko, die Zweifel.
overview-first = Zuerst:
overview-gravest = Am schwersten:
overview-doubtful = { $n ->
    [one] { $n } Antwort mit Zweifel
   *[other] { $n } Antworten mit Zweifel
}
