# The projector view: one dimension or one item at a time, in large letters.
page-present = Projector view
page-present-says = One thing at a time in large letters, for the screen in the room.
frame-present = Projector view (key P)
present-report = Report
present-previous = Previous slide
present-next = Next slide
# Numbers in braces are filled in by the page's script.
present-at = Slide { $at } of { $all }
present-of = { CAP($kind) } { $at } of { $all }
present-scores = Scores
present-gaps = Largest gaps
present-gap = Gap
present-change = { $change } since { $name }
present-lowest = Held down by <b>{ $name }</b>
present-last = last time { $value }
present-criteria = Needed for more than the lowest answer

# Its keys, as they are called on keyboards, and what they do.
present-help = Keys
present-close = Close
present-hint = <kbd>←</kbd> <kbd>→</kbd> slides, <kbd>?</kbd> all keys
present-keys-next = <kbd>→</kbd> <kbd>Page ↓</kbd> <kbd>Space</kbd>
present-keys-previous = <kbd>←</kbd> <kbd>Page ↑</kbd>
present-keys-groups = <kbd>↑</kbd> <kbd>↓</kbd> or <kbd>[</kbd> <kbd>]</kbd>
present-keys-ends = <kbd>Home</kbd> <kbd>End</kbd>
present-keys-back = <kbd>P</kbd> <kbd>Esc</kbd>
present-keys-help = <kbd>?</kbd>
present-does-next = next slide
present-does-previous = previous slide
present-does-groups = { NOUN($kind) } before and after
present-does-ends = first and last slide
present-does-back = back to the report
present-does-help = this list
