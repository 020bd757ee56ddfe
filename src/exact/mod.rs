//! Exact numbers: rationals read from decimals, rounded once, for display.
//!
//! Nothing here ever passes through a binary fraction; [`Exact::to_f64`] exists for chart geometry alone.

mod ratio;

#[cfg(test)]
mod properties;

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;
use ratio::Ratio;

/// Longest decimal that is read, in characters; longer ones are refused as numbers.
const MAX_DECIMAL: usize = 40;

/// An exact rational number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(Ratio);

/// How the last digit is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Halves go away from zero: 1/8 -> 0.13, 41/40 -> 1.03.
    HalfUp,
    /// Further digits are cut off.
    Truncate,
}

impl Exact {
    #[must_use]
    pub fn zero() -> Self {
        Exact(Ratio::ZERO)
    }

    #[must_use]
    pub fn one() -> Self {
        Exact(Ratio::ONE)
    }

    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Self {
        let denominator = if denominator == 0 { 1 } else { denominator };
        let negative = numerator.is_negative() != denominator.is_negative();
        Exact(Ratio::new(negative, numerator.unsigned_abs().into(), denominator.unsigned_abs().into()))
    }

    /// Reads a decimal such as `2`, `-0.25` or `1e3`-free text; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > MAX_DECIMAL {
            return None;
        }
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) || digits.ends_with('.') {
            return None;
        }
        let decimals = u32::try_from(fraction.len()).ok()?;
        if let (Some(numerator), Some(denominator)) = (short_number(whole, fraction), 10u128.checked_pow(decimals)) {
            return Some(Exact(Ratio::new(negative, numerator, denominator)));
        }
        let numerator: BigInt = format!("{whole}{fraction}").parse().ok()?;
        let value = BigRational::new(numerator, BigInt::from(10).pow(decimals));
        Some(Exact(if negative { -value } else { value }.into()))
    }

    /// Reads a share: `0.8`, `80%` or `13/15`.
    #[must_use]
    pub fn parse_share(text: &str) -> Option<Self> {
        if let Some(percent) = text.strip_suffix('%') {
            return Some(Self::parse(percent.trim_end())? / Exact::from(100i64));
        }
        match text.split_once('/') {
            Some((part, whole)) => {
                let whole = Self::parse(whole.trim())?;
                (!whole.is_zero()).then_some(())?;
                Some(Self::parse(part.trim())? / whole)
            }
            None => Self::parse(text),
        }
    }

    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.0.is_integer()
    }

    /// The value as a whole number, when it is one that fits.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        self.0.to_i64()
    }

    /// `max(self, 0)`.
    #[must_use]
    pub fn floor_at_zero(self) -> Self {
        if self.is_negative() { Exact::zero() } else { self }
    }

    /// Quotient, or `None` when dividing by zero.
    #[must_use]
    pub fn checked_div(&self, divisor: &Exact) -> Option<Exact> {
        (!divisor.is_zero()).then(|| Exact(&self.0 / &divisor.0))
    }

    /// The number rounded to `digits` decimals.
    #[must_use]
    pub fn round(&self, digits: u32, rounding: Rounding) -> Exact {
        Exact(&self.0.scaled_to_whole(digits, rounding) / &Ratio::power_of_ten(digits))
    }

    /// Rounded to the nearest whole number, halves up.
    #[must_use]
    pub fn round_to_i64(&self) -> i64 {
        self.round(0, Rounding::HalfUp).to_i64().unwrap_or(i64::MAX)
    }

    /// The smallest whole number that is not below the value.
    #[must_use]
    pub fn ceil_to_i64(&self) -> i64 {
        let whole = self.0.scaled_to_whole(0, Rounding::Truncate);
        let ceiling = if whole < self.0 { &whole + &Ratio::ONE } else { whole };
        ceiling.to_i64().unwrap_or(i64::MAX)
    }

    /// Decimal text with exactly `digits` decimals, halves up.
    #[must_use]
    pub fn to_fixed(&self, digits: u32) -> String {
        self.to_text(digits, Rounding::HalfUp)
    }

    /// Decimal text with exactly `digits` decimals.
    #[must_use]
    pub fn to_text(&self, digits: u32, rounding: Rounding) -> String {
        let mut text = self.0.scaled_to_whole(digits, rounding).to_string();
        let (sign, digits) = (usize::from(text.starts_with('-')), digits as usize);
        if digits > 0 {
            let missing = (sign + digits + 1).saturating_sub(text.len());
            text.insert_str(sign, &"0".repeat(missing));
            text.insert(text.len() - digits, '.');
        }
        text
    }

    /// Decimal text without needless zeros, at most `digits` decimals.
    #[must_use]
    pub fn to_short(&self, digits: u32) -> String {
        let mut text = self.to_fixed(digits);
        if text.contains('.') {
            text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
        }
        text
    }

    /// 17 significant digits, for machines.
    #[must_use]
    pub fn to_decimal(&self) -> String {
        let whole_digits = self.0.scaled_to_whole(0, Rounding::Truncate).to_string().trim_start_matches('-').len();
        self.to_short(u32::try_from(17usize.saturating_sub(whole_digits)).unwrap_or(0).max(1))
    }

    /// `p/q`, or `p` for whole numbers.
    #[must_use]
    pub fn to_ratio(&self) -> String {
        self.0.to_string()
    }

    /// For chart geometry only.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().unwrap_or(0.0)
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Exact(Ratio::whole(value))
    }
}

impl From<u8> for Exact {
    fn from(value: u8) -> Self {
        Exact::from(i64::from(value))
    }
}

impl From<usize> for Exact {
    fn from(value: usize) -> Self {
        Exact(i64::try_from(value).map_or_else(|_| BigRational::from_integer(value.into()).into(), Ratio::whole))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_decimal())
    }
}

impl serde::Serialize for Exact {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.to_decimal();
        match text.parse::<serde_json::Number>() {
            Ok(number) => number.serialize(serializer),
            Err(_) => serializer.serialize_str(&text),
        }
    }
}

/// The digits as one number, when a machine word holds it.
fn short_number(whole: &str, fraction: &str) -> Option<u128> {
    let mut digits = whole.bytes().chain(fraction.bytes()).map(|digit| u128::from(digit - b'0'));
    digits.try_fold(0u128, |number, digit| number.checked_mul(10)?.checked_add(digit))
}

macro_rules! arithmetic {
    ($($trait:ident $method:ident $op:tt),*) => {$(
        impl $trait for Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact { Exact(&self.0 $op &other.0) }
        }
        impl $trait<&Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact { Exact(&self.0 $op &other.0) }
        }
    )*};
}
arithmetic!(Add add +, Sub sub -, Mul mul *);

impl Div for Exact {
    type Output = Exact;
    /// Division by zero is a programming error here; use [`Exact::checked_div`] for divisors that come from content.
    fn div(self, other: Exact) -> Exact {
        Exact(&self.0 / &other.0)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(iter: I) -> Self {
        iter.fold(Exact::zero(), |total, next| total + next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Exact {
        Exact::parse(text).expect("a number")
    }

    #[test]
    fn rounds_halves_up_exactly() {
        assert_eq!(Exact::ratio(1, 8).to_fixed(2), "0.13");
        assert_eq!(Exact::ratio(41, 40).to_fixed(2), "1.03");
        assert_eq!(Exact::ratio(-1, 8).to_fixed(2), "-0.13");
        assert_eq!(Exact::ratio(1, 8).to_text(2, Rounding::Truncate), "0.12");
        assert_eq!(Exact::from(3u8).to_fixed(1), "3.0");
        assert_eq!(Exact::from(3u8).to_fixed(0), "3");
    }

    #[test]
    fn reads_decimals_and_refuses_the_rest() {
        assert_eq!(read("2.50"), Exact::ratio(5, 2));
        assert_eq!(read("-0.1"), Exact::ratio(-1, 10));
        for text in ["", ".5", "5.", "1e3", "0x1", "NaN", "maybe", "1 2"] {
            assert_eq!(Exact::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_share_can_be_written_three_ways() {
        for text in ["0.8", "80%", "12/15"] {
            assert_eq!(Exact::parse_share(text), Some(Exact::ratio(4, 5)), "{text}");
        }
        assert_eq!(Exact::parse_share("1/0"), None);
    }

    #[test]
    fn shows_no_more_digits_than_needed() {
        assert_eq!(read("2.50").to_short(2), "2.5");
        assert_eq!(read("120").to_short(2), "120");
        assert_eq!(Exact::ratio(1, 3).to_decimal(), "0.3333333333333333");
    }
}
