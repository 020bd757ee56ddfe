# Die Ansicht für den Beamer: eine Dimension oder ein Punkt auf einmal, in großer Schrift.
page-present = Beamer-Ansicht
page-present-says = Eins nach dem anderen in großer Schrift, für die Leinwand im Raum.
frame-present = Beamer-Ansicht (Taste P)
present-report = Bericht
present-previous = Vorige Folie
present-next = Nächste Folie
# Zahlen in geschweiften Klammern füllt das Skript der Seite.
present-at = Folie { $at } von { $all }
present-of = { CAP($kind) } { $at } von { $all }
present-scores = Werte
present-gaps = Größte Lücken
present-gap = Lücke
present-change = { $change } seit { $name }
present-lowest = Gebremst von <b>{ $name }</b>
present-last = beim letzten Mal { $value }
present-criteria = Nötig für mehr als die niedrigste Antwort

# Ihre Tasten, wie sie auf Tastaturen heißen, und was sie tun.
present-help = Tasten
present-close = Schließen
present-hint = <kbd>←</kbd> <kbd>→</kbd> Folien, <kbd>?</kbd> alle Tasten
present-keys-next = <kbd>→</kbd> <kbd>Bild ↓</kbd> <kbd>Leertaste</kbd>
present-keys-previous = <kbd>←</kbd> <kbd>Bild ↑</kbd>
present-keys-groups = <kbd>↑</kbd> <kbd>↓</kbd> oder <kbd>[</kbd> <kbd>]</kbd>
present-keys-ends = <kbd>Pos1</kbd> <kbd>Ende</kbd>
present-keys-back = <kbd>P</kbd> <kbd>Esc</kbd>
present-keys-help = <kbd>?</kbd>
present-does-next = nächste Folie
present-does-previous = vorige Folie
present-does-groups = { NOUN($kind) } davor und danach
present-does-ends = erste und letzte Folie
present-does-back = zurück zum Bericht
present-does-help = diese Liste
