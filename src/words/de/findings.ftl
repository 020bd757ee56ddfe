# Der Befund zu Beginn eines Berichts.
findings-nobody-knows = { $n ->
    [one] Eine Frage wurde gestellt, und niemand kennt die Antwort
   *[other] { $n } Fragen wurden gestellt, und niemand kennt die Antworten
}
findings-nothing-applicable = Nichts aus diesem Katalog ist anwendbar
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
findings-lowest = Am niedrigsten darunter ist { $name } mit { $value }
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
