//! Any text as numbers: what is read is written back and read as the same, and arithmetic holds.
#![no_main]

use gapmap::exact::{Exact, Rounding};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: (String, String)| {
    let (Some(a), Some(b)) = (Exact::parse_share(&text.0), Exact::parse_share(&text.1)) else { return };
    assert_eq!(&(&a + &b) - &b, a);
    assert_eq!(&a * &b, &b * &a);
    if let Some(quotient) = a.checked_div(&b) {
        assert_eq!(&quotient * &b, a);
    }
    for digits in [0, 2, 10] {
        let cut = a.round(digits, Rounding::Truncate);
        assert_eq!(cut.round(digits, Rounding::HalfUp), cut);
        assert_eq!(Exact::parse(&a.to_text(digits, Rounding::Truncate)).map_or_else(|| cut.clone(), |read| read), cut);
    }
});
