# Was wäre, wenn: abgeschaltete Vorhaben des Plans.
what-if = Was, wenn ein Vorhaben entfällt?
what-if-sub = Vorhaben lassen sich abschalten; die prognostizierten Werte folgen nach den Regeln dieses Berichts. Alle sind Prognosen, nichts davon ist gemessen.
what-if-items = Vorhaben des Plans
what-if-all-on = Alle einschalten
what-if-caption = Prognostizierte Werte und Aufwand, mit dem ganzen Plan und mit den eingeschalteten Vorhaben
what-if-projected = Prognose
what-if-plan = Ganzer Plan
what-if-choice = Auswahl
what-if-leaves = entfällt mit: nichts im Plan braucht es noch
what-if-needed = wird noch gebraucht von { $items }
what-if-says = Prognostizierter Wert { $score }, mit dem ganzen Plan { $plan }. Aufwand in Personenwochen: { $effort }.
what-if-says-leaves = Entfällt mit: { $items }.
what-if-says-needed = Wird noch gebraucht: { $items }.
what-if-failed = Die Werte lassen sich nicht berechnen: Eine Datei dieses Berichts fehlt.
what-if-more = Termine, Konflikte und Risiken ohne ein Vorhaben: <code>gapmap plan { $assessment } --without { $item }</code>
what-if-command = Was ohne ein Vorhaben aus dem Plan und seinem Wert wird: <code>gapmap plan { $assessment } --without { $item }</code>
