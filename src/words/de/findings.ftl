# Der Befund zu Beginn eines Berichts.
findings-nobody-knows = { $n ->
    [one] Eine Frage wurde gestellt, und niemand kennt die Antwort
   *[other] { $n } Fragen wurden gestellt, und niemand kennt die Antworten
}
findings-nothing-applicable = Nichts aus dieser Rubrik ist anwendbar
findings-nothing-answered = Noch ist nichts beantwortet
findings-furthest = Den weitesten Weg vor sich hat { $name }: { $now } bei einem Ziel von { $target }
findings-furthest-several = Den weitesten Weg vor sich haben { $names }
findings-below = Unter dem Ziel: { $n ->
    [one] { $n } { NOUN($kind) }
   *[other] { SPELL($n) } { NOUN($kinds) }
}
findings-whole-at-target = Das Ganze hat sein Ziel erreicht, aber noch nicht { $n ->
    [one] { $n } { NOUN($kind) }
   *[other] { SPELL($n) } { NOUN($kinds) }
}
findings-all-at-target = Alles Beantwortete hat sein Ziel erreicht
findings-of-top = { $value } von { $top }
findings-overall = Der Gesamtwert ist { $value }
findings-overall-band = Der Gesamtwert ist { $value }, „{ $band }“
findings-outcome = Das Ergebnis ist „{ $outcome }“
findings-no-value = Es gibt noch keinen Gesamtwert
findings-no-result = Noch lässt sich kein Ergebnis nennen
findings-seen = { CAP($seen) }
findings-seen-one = { LOWER($name) }: { $n }
findings-with-open = { $finding }; { $open ->
    [one] eine Antwort ist offen
   *[other] { SPELL($open) } Antworten sind offen
}
findings-sentence = { $finding }.
findings-sentence-open = { $finding }; { $open ->
    [one] eine Antwort ist offen.
   *[other] { SPELL($open) } Antworten sind offen.
}

# Die Zusammenfassung darunter, wo keine geschrieben wurde.
findings-score = Der Gesamtwert ist { $value }.
findings-score-target = Der Gesamtwert ist { $value } bei einem Ziel von { $target }.
findings-score-before = Der Gesamtwert ist { $value }; zuvor ({ $earlier }) war er { $before }.
findings-score-target-before = Der Gesamtwert ist { $value } bei einem Ziel von { $target }; zuvor ({ $earlier }) war er { $before }.
findings-gaps-none = { $all ->
    [one] Die einzige Antwort hat ihr Ziel erreicht.
   *[other] Alle { $all } beantworteten { NOUN($kinds) } haben ihr Ziel erreicht.
}
findings-gaps-all = { $all ->
    [one] Die einzige Antwort liegt unter ihrem Ziel
   *[other] Alle { $all } beantworteten { NOUN($kinds) } liegen unter ihrem Ziel
}
findings-gaps-some = { $n ->
    [one] Eine von { SPELL($all) } Antworten liegt unter ihrem Ziel
   *[other] { CAP(SPELL($n, $all)) } von { SPELL($all) } Antworten liegen unter ihrem Ziel
}
findings-gaps-only = { $share }: { $names }.
findings-gaps-first = { $share }; an erster Stelle: { $names }.
findings-open-unmoved = { $open ->
    [one] Eine Antwort ist noch offen; sie kann den Wert nicht verändern.
   *[other] { CAP(SPELL($open)) } Antworten sind noch offen; sie können den Wert nicht verändern.
}
findings-open-range = { $open ->
    [one] Eine Antwort ist noch offen; der Wert kann daher zwischen { $low } und { $high } liegen.
   *[other] { CAP(SPELL($open)) } Antworten sind noch offen; der Wert kann daher zwischen { $low } und { $high } liegen.
}
findings-projected = { $n ->
    [one] Ist das eine Vorhaben der Roadmap erledigt, beträgt der prognostizierte Wert { $value }.
   *[other] Sind die { SPELL($n) } Vorhaben der Roadmap erledigt, beträgt der prognostizierte Wert { $value }.
}

# Ein Satz über eine Dimension.
findings-nothing-here-applicable = Hier ist nichts anwendbar.
findings-nothing-here-answered = Hier ist noch nichts beantwortet.
findings-outcome-seen = Das Ergebnis ist „{ $outcome }“: { $seen }
findings-lowest = Am niedrigsten liegt darunter { $name } mit { $value }
findings-answered = Beantwortet: { $n } von { $all }
findings-no-target-here = Keine Antwort hat hier ein Ziel
findings-here-at-target = Alle Antworten haben hier ihr Ziel erreicht
findings-here-one-below = { $name } liegt { $distance } unter dem Ziel
findings-here-below = { CAP(SPELL($n)) } { NOUN($kinds) } liegen unter dem Ziel; zuerst kommt { $name } ({ $distance } darunter), dann { $rest }
findings-levels = { $n ->
    [one] eine Stufe
   *[other] { SPELL($n) } Stufen
}
findings-levels-part = { $number } Stufen
findings-points = { $n ->
    [one] 1 Punkt
   *[other] { $n } Punkte
}
findings-points-part = { $number } Punkte

# Die Tabelle der Lücken: ihre Überschrift, und wonach sie geordnet ist.
report-gaps-nothing-answered = Solange nichts beantwortet ist, lässt sich keine Lücke nennen
report-gaps-none = Keine Antwort liegt unter ihrem Ziel
report-gaps-only = Eine Lücke: { $first }
report-gaps-count = { $n ->
    [one] Eine Lücke
   *[other] { CAP(SPELL($n)) } Lücken
}
report-gaps-carrying = { CAP(SPELL($n)) } Lücken; { $carrying ->
    [one] die erste, { $first }, trägt die Hälfte der Priorität
   *[other] die ersten { SPELL($carrying) } tragen die Hälfte der Priorität
}
report-gaps-pain-adds = { $pain ->
    [none] { $add } ohne
    [low] { $add } bei geringem
    [medium] { $add } bei mittlerem
   *[high] { $add } bei hohem
}
report-gaps-formula = { $by ->
    [both] Priorität = Lücke × Gewicht × (1 + Leidensdruck ({ $pains }) + { $add } für jedes offene Risiko ab der Einstufung „{ $level }“, zu dem sie beiträgt)
    [pain] Priorität = Lücke × Gewicht × (1 + Leidensdruck ({ $pains }))
    [risk] Priorität = Lücke × Gewicht × (1 + { $add } für jedes offene Risiko ab der Einstufung „{ $level }“, zu dem sie beiträgt)
   *[nothing] Priorität = Lücke × Gewicht
}
report-gaps-formula-ties = { $formula }; bei Gleichstand geht der kleinere Aufwand vor
report-gaps-ranked = { $by ->
    [both] Geordnet nach Abstand zum Ziel mal Gewicht; heutiger Leidensdruck und Risiken ab der Einstufung „{ $level }“ erhöhen die Priorität.
    [pain] Geordnet nach Abstand zum Ziel mal Gewicht; heutiger Leidensdruck erhöht die Priorität.
    [risk] Geordnet nach Abstand zum Ziel mal Gewicht; Risiken ab der Einstufung „{ $level }“ erhöhen die Priorität.
   *[nothing] Geordnet nach Abstand zum Ziel mal Gewicht.
}

# Ein Knoten: seine Art als Beschriftung, woher sein Ziel kommt, Angaben neben der Antwort, Zweifel.
nodes-kind = { CAP($name) }
nodes-target-rubric = aus der Rubrik
nodes-target-profile = aus dem Profil { $profile }
nodes-target-rule = von der Rubrik angehoben: { $why }
nodes-target-team = vom Team gesetzt
nodes-target-team-why = vom Team gesetzt: { $reason }
nodes-confidence = { $confidence ->
    [low] gering
    [medium] mittel
   *[high] hoch
}
nodes-pain = { $pain ->
    [none] keiner
    [low] gering
    [medium] mittel
   *[high] hoch
}
nodes-flag-unproven = eine hohe Stufe ohne einsehbaren oder dokumentierten Nachweis
nodes-flag-disagreement = die Stimmen reichten von { $low } bis { $high }
nodes-flag-coverage = gilt nur für { $share } der Modelle im Umfang

# Werte: was gezählt wurde, wie viel beantwortet ist.
scores-quoted = „{ $name }“
scores-counted = { $n } × { $name }
scores-lack = { $lack ->
    [unanswered] Unbeantwortet
    [unknown] Unbekannt
   *[na] Nicht anwendbar
}
scores-lack-counted = { $lack ->
    [unanswered] { $n } unbeantwortet
    [unknown] { $n } unbekannt
   *[na] { $n } nicht anwendbar
}
scores-nothing-counted = nichts zu zählen
scores-coverage = { $skipped ->
    [0] { $answered } von { $all } beantwortet
   *[other] { $answered } von { $all } beantwortet, { $skipped } nicht anwendbar
}
scores-axis = von { $low } bis { $high }
scores-axis-percent = in Prozent der jeweils eigenen Spanne

# Wie weit dem Bericht zu trauen ist.
trust-no-evidence = Kein Nachweis vermerkt
trust-nothing-answered = Noch ist nichts beantwortet, also gibt es nichts zu prüfen.
trust-checked = { $all ->
    [one] Die einzige Antwort ist { $n ->
        [0] nicht durch Dritte
       *[other] durch Dritte
    } überprüfbar
   *[other] { $n ->
        [0] Keine von { SPELL($all) } Antworten ist
        [one] Eine von { SPELL($all) } Antworten ist
       *[other] { CAP(SPELL($n, $all)) } von { SPELL($all) } Antworten sind
    } durch Dritte überprüfbar
}
trust-sentence = { $doubts ->
    [0] { $checked }; zu keiner Antwort ist ein Zweifel vermerkt.
    [one] { $checked }; zu einer ist ein Zweifel vermerkt.
   *[other] { $checked }; zu einigen sind { SPELL($doubts) } Zweifel vermerkt.
}

# Die Überschrift über mehreren Bewertungen.
report-portfolio-nothing-answered = { CAP(SPELL($n)) } Bewertungen, noch ist nichts beantwortet
report-portfolio-beside = { CAP(SPELL($n)) } Bewertungen nebeneinander
report-portfolio-all-at = { CAP(SPELL($n)) } Bewertungen, alle bei { $value }
report-portfolio-range = { CAP(SPELL($n)) } Bewertungen, von { $low } bis { $high }
report-portfolio-widest = { $range }; am weitesten auseinander liegen sie bei { $name }

# Was sich seit einem früheren Stand bewegt hat.
report-history-first = Dies ist der erste festgehaltene Stand
report-history-unmoved = Seit { $since } hat sich keine Stufe verändert
report-history-changed = { $n ->
    [one] Eine Antwort hat sich seit { $since } geändert
   *[other] { CAP(SPELL($n)) } Antworten haben sich seit { $since } geändert
}
report-history-rose = { $n ->
    [one] Gestiegen seit { $since }: { $n } { NOUN($kind) }
   *[other] { CAP(SPELL($n)) } { NOUN($kinds) } sind seit { $since } gestiegen
}
report-history-fell = { $n ->
    [one] Gefallen seit { $since }: { $n } { NOUN($kind) }
   *[other] { CAP(SPELL($n)) } { NOUN($kinds) } sind seit { $since } gefallen
}
report-history-rose-and-fell = { $up ->
    [one] Gestiegen seit { $since }: { $up } { NOUN($kind) }; gefallen: { $down }
   *[other] { CAP(SPELL($up)) } { NOUN($kinds) } sind seit { $since } gestiegen; gefallen: { $down }
}
report-history-change = Von { $from } auf { $to } seit { $since }: { $change }.
report-history-change-alike = Von { $from } auf { $to } seit { $since }: { $change }. Nur mit dem, was in beiden beantwortet ist: { $alike }.

# Nächste Schritte.
report-steps-none = Die Rubrik nennt keine nächsten Schritte
report-steps-to-take = { $all ->
    [one] Ein nächster Schritt steht an, noch nicht begonnen
   *[other] { CAP(SPELL($all)) } nächste Schritte stehen an, noch keiner ist begonnen
}
report-steps-done = { $all ->
    [one] Der nächste Schritt ist
   *[other] { $done ->
        [one] Einer von { SPELL($all) } nächsten Schritten ist
       *[other] { CAP(SPELL($done, $all)) } von { SPELL($all) } nächsten Schritten sind
    }
} erledigt
report-steps-running = { $all ->
    [one] Der nächste Schritt ist in Arbeit
   *[other] { $running ->
        [one] Einer von { SPELL($all) } nächsten Schritten ist
       *[other] { CAP(SPELL($running, $all)) } von { SPELL($all) } nächsten Schritten sind
    } in Arbeit, keiner ist erledigt
}
report-steps-done-running = { $done ->
    [one] Einer von { SPELL($all) } nächsten Schritten ist
   *[other] { CAP(SPELL($done, $all)) } von { SPELL($all) } nächsten Schritten sind
} erledigt, { $running ->
    [one] einer
   *[other] { SPELL($running) }
} in Arbeit
report-steps-status = { $status ->
    [open] offen
    [in-progress] in Arbeit
    [done] erledigt
   *[skipped] übersprungen
}
report-steps-hours = { $hours } Stunden
report-steps-hint = Nicht vermerkt; erledigt: { $ids }.

# Kennzahlen: die Überschrift, Werte mit ihren Einheiten, die Einstufungen.
report-metrics-measured = { $n ->
    [0] Noch hat keine Kennzahl einen Wert
    [one] { $all ->
        [one] Die Kennzahl
       *[other] Eine von { SPELL($all) } Kennzahlen
    } hat einen Wert
   *[other] { CAP(SPELL($n, $all)) } von { SPELL($all) } Kennzahlen haben einen Wert
}
report-metrics-lowest-band = { $all ->
    [one] Die Kennzahl ist gemessen; ihre Einstufung ist „{ $band }“
   *[other] { $n ->
        [one] Eine
       *[other] { CAP(SPELL($n, $all)) }
    } von { SPELL($all) } Kennzahlen gemessen; niedrigste Einstufung ({ $band }): { $lowest }
}
report-metrics-many = { $n } Kennzahlen
report-metrics-lower-is-better = niedriger ist besser
report-metrics-higher-is-better = höher ist besser
report-metrics-percent = { $number } %
report-metrics-one-period = { $unit ->
    [hours] 1 Stunde
    [days] 1 Tag
   *[weeks] 1 Woche
}
report-metrics-periods = { $unit ->
    [hours] { $number } Stunden
    [days] { $number } Tage
   *[weeks] { $number } Wochen
}
report-metrics-with-unit = { $number } { $unit }
report-metrics-currency = Währung
report-metrics-cut-reached = { $by ->
    [lower] bis { $cut }
   *[higher] ab { $cut }
}
report-metrics-cut-missed = { $by ->
    [lower] über { $cut }
   *[higher] unter { $cut }
}

# Die Überschrift der Seite zu den Beteiligten.
report-stakeholders-nothing-asked = Die Rubrik stellt den Beteiligten keine Fragen
report-stakeholders-all-answered = { $all ->
    [one] Die Frage an die Beteiligten ist beantwortet
   *[other] Alle { SPELL($all) } Fragen an die Beteiligten sind beantwortet
}
report-stakeholders-answered = { $all ->
    [one] Die Frage an die Beteiligten ist noch nicht beantwortet
   *[other] { $n ->
        [0] Noch ist keine von { SPELL($all) } Fragen an die Beteiligten beantwortet
        [one] Eine von { SPELL($all) } Fragen an die Beteiligten ist beantwortet
       *[other] { CAP(SPELL($n, $all)) } von { SPELL($all) } Fragen an die Beteiligten sind beantwortet
    }
}

# Antworten in Worten.
items-nothing-selected = nichts ausgewählt
items-between = zwischen { $low } und { $high }
items-yes = Ja
items-no = Nein
items-yes-no = { LOWER($answer) }
items-not-applicable-short = n. a.
items-level = Stufe { $level }
items-counts-as-nought = nicht beantwortet, zählt als 0
items-facet = { CAP($facet) } { $value }
items-out-of-scope = außerhalb des Umfangs
items-out-of-scope-tags = außerhalb des Umfangs: in dieser Bewertung geht es um { $tags }
items-out-of-scope-when = außerhalb des Umfangs; nur gefragt, wenn { $when }
items-not-applicable = nicht anwendbar: { $reason }
items-answered = beantwortet
items-nobody-knows = gefragt, niemand weiß es
items-not-answered = noch nicht beantwortet
items-votes = { $n ->
    [one] 1 Stimme, von { $from } bis { $to }
   *[other] { $n } Stimmen, von { $from } bis { $to }
}
items-votes-alike = { $n ->
    [one] 1 Stimme für { $value }
   *[other] { $n } Stimmen, alle für { $value }
}

# Was eine Ausgabe für einen weiteren Kreis weglässt.
report-edition = { $audience ->
    [public] Ausgabe für die Öffentlichkeit
   *[partner] Ausgabe für Partner
}
trust-withheld-risks = { $n ->
    [one] ein Risiko
   *[other] { SPELL($n) } Risiken
}
trust-withheld-evidence = { $n ->
    [one] ein Nachweis
   *[other] { SPELL($n) } Nachweise
}
trust-withheld-notes = { $n ->
    [one] eine Anmerkung
   *[other] { SPELL($n) } Anmerkungen
}
trust-withheld-answers = { $n ->
    [one] der Wortlaut einer Antwort
   *[other] der Wortlaut von { SPELL($n) } Antworten
}
trust-withheld-people = { $n ->
    [one] ein Name
   *[other] { SPELL($n) } Namen
}
trust-withheld = { $n ->
    [one] Nicht in dieser Ausgabe gezeigt, aber mitgerechnet: { $things }.
   *[other] Nicht in dieser Ausgabe gezeigt, aber mitgerechnet: { $things }.
}

# Anstelle dessen, was eine Ausgabe weglässt.
edition-reason = in dieser Ausgabe nicht gezeigt
edition-voter = nicht genannt
edition-participant = Teilnehmende Person { $n }
