//! A rational number in one of two forms: two machine words while it fits, big integers when it does not.
//!
//! A number has exactly one representation, so that equality and hashes are those of the fields. Only this file makes one.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU64;
use std::ops::{Add, Div, Mul, Sub};

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

use super::Rounding;

/// Whole numbers up to here are binary fractions without loss.
const LARGEST_EXACT_F64: u64 = 1 << f64::MANTISSA_DIGITS;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ratio(Form);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Form {
    Small(Small),
    /// What has no small form, and nothing else.
    Big(Box<BigRational>),
}

/// In lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Small {
    numerator: i64,
    denominator: NonZeroU64,
}

impl Ratio {
    pub const ZERO: Ratio = Ratio::whole(0);
    pub const ONE: Ratio = Ratio::whole(1);

    pub const fn whole(value: i64) -> Self {
        Ratio(Form::Small(Small { numerator: value, denominator: NonZeroU64::MIN }))
    }

    /// `numerator / denominator`, or its negation; the denominator must not be zero.
    pub fn new(negative: bool, numerator: u128, denominator: u128) -> Self {
        let (numerator, denominator) = match greatest_common_divisor(numerator, denominator) {
            1 => (numerator, denominator),
            divisor => (numerator / divisor, denominator / divisor),
        };
        Small::of(negative, numerator, denominator).map_or_else(
            || {
                let sign = if negative { Sign::Minus } else { Sign::Plus };
                let numerator = BigInt::from_biguint(sign, numerator.into());
                Ratio(Form::Big(Box::new(BigRational::new(numerator, denominator.into()))))
            },
            |small| Ratio(Form::Small(small)),
        )
    }

    pub fn power_of_ten(exponent: u32) -> Self {
        match 10i64.checked_pow(exponent) {
            Some(power) => Ratio::whole(power),
            None => BigRational::from_integer(BigInt::from(10).pow(exponent)).into(),
        }
    }

    pub fn is_zero(&self) -> bool {
        *self == Ratio::ZERO
    }

    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(small) => small.numerator < 0,
            Form::Big(big) => big.is_negative(),
        }
    }

    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Form::Small(small) => small.denominator == NonZeroU64::MIN,
            Form::Big(big) => big.is_integer(),
        }
    }

    /// The value as a whole number, when it is one that fits.
    pub fn to_i64(&self) -> Option<i64> {
        match &self.0 {
            Form::Small(small) if self.is_integer() => Some(small.numerator),
            _ => None,
        }
    }

    pub fn to_f64(&self) -> Option<f64> {
        match &self.0 {
            Form::Small(small) => small.to_f64().or_else(|| self.big().to_f64()),
            Form::Big(big) => big.to_f64(),
        }
    }

    /// The whole number that `self * 10^digits` is rounded to.
    pub fn scaled_to_whole(&self, digits: u32, rounding: Rounding) -> Ratio {
        let small = match &self.0 {
            Form::Small(small) => small.scaled_to_whole(digits, rounding),
            Form::Big(_) => None,
        };
        small.unwrap_or_else(|| {
            let scaled = self.big().as_ref() * BigInt::from(10).pow(digits);
            match rounding {
                Rounding::Truncate => scaled.trunc(),
                // Halves away from zero, as `BigRational` rounds.
                Rounding::HalfUp => scaled.round(),
            }
            .into()
        })
    }

    /// The same number as big integers.
    fn big(&self) -> Cow<'_, BigRational> {
        match &self.0 {
            Form::Small(small) => Cow::Owned(BigRational::new_raw(small.numerator.into(), small.denominator.get().into())),
            Form::Big(big) => Cow::Borrowed(big),
        }
    }

    /// The small forms, when both have one.
    fn both_small(&self, other: &Ratio) -> Option<(Small, Small)> {
        match (&self.0, &other.0) {
            (Form::Small(a), Form::Small(b)) => Some((*a, *b)),
            _ => None,
        }
    }
}

/// Every result that no small form could hold on the way comes through here, and becomes small where it fits.
impl From<BigRational> for Ratio {
    fn from(value: BigRational) -> Self {
        let small = value.denom().to_u64().and_then(NonZeroU64::new).zip(value.numer().to_i64());
        Ratio(match small {
            Some((denominator, numerator)) => Form::Small(Small { numerator, denominator }),
            None => Form::Big(Box::new(value)),
        })
    }
}

impl Small {
    /// The fraction, already in lowest terms, when it fits.
    fn of(negative: bool, numerator: u128, denominator: u128) -> Option<Small> {
        let magnitude = u64::try_from(numerator).ok()?;
        let numerator = if negative { 0i64.checked_sub_unsigned(magnitude) } else { 0i64.checked_add_unsigned(magnitude) };
        let denominator = u64::try_from(denominator).ok().and_then(NonZeroU64::new);
        Some(Small { numerator: numerator?, denominator: denominator? })
    }

    fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Numerator without its sign, and denominator. Products of two such words always fit into `u128`.
    fn words(self) -> (u128, u128) {
        (self.numerator.unsigned_abs().into(), self.denominator.get().into())
    }

    /// The numerator over a denominator that is `factor` times larger: below 2^63 * 2^64, so that it always fits.
    fn numerator_times(self, factor: NonZeroU64) -> i128 {
        i128::from(self.numerator) * i128::from(factor.get())
    }

    /// A sum or a difference, as `combine` says; `None` when a step on the way does not fit.
    fn combined(self, other: Small, combine: fn(i128, i128) -> Option<i128>) -> Option<Ratio> {
        let (numerator, denominator) = if self.denominator == other.denominator {
            (combine(self.numerator.into(), other.numerator.into())?, self.words().1)
        } else {
            let numerators = (self.numerator_times(other.denominator), other.numerator_times(self.denominator));
            (combine(numerators.0, numerators.1)?, self.words().1 * other.words().1)
        };
        Some(Ratio::new(numerator < 0, numerator.unsigned_abs(), denominator))
    }

    fn product(self, other: Small) -> Ratio {
        let ((a, b), (c, d)) = (self.words(), other.words());
        Ratio::new(self.is_negative() != other.is_negative(), a * c, b * d)
    }

    /// `None` when dividing by zero.
    fn quotient(self, divisor: Small) -> Option<Ratio> {
        let ((a, b), (c, d)) = (self.words(), divisor.words());
        (c != 0).then(|| Ratio::new(self.is_negative() != divisor.is_negative(), a * d, b * c))
    }

    /// `None` when a step on the way does not fit.
    fn scaled_to_whole(self, digits: u32, rounding: Rounding) -> Option<Ratio> {
        let (numerator, denominator) = self.words();
        let scaled = numerator.checked_mul(10u128.checked_pow(digits)?)?;
        let (whole, rest) = (scaled / denominator, scaled % denominator);
        let away_from_zero = rounding == Rounding::HalfUp && 2 * rest >= denominator;
        Some(Ratio::new(self.is_negative(), whole + u128::from(away_from_zero), 1))
    }

    /// `None` when a part would lose digits before the division.
    fn to_f64(self) -> Option<f64> {
        let (magnitude, denominator) = (self.numerator.unsigned_abs(), self.denominator.get());
        (magnitude <= LARGEST_EXACT_F64 && denominator <= LARGEST_EXACT_F64).then(|| self.numerator as f64 / denominator as f64)
    }
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return greatest_common_divisor_of_words(a, b).into();
        }
        (a, b) = (b, a % b);
    }
    a
}

/// One machine division per step, where wider numbers need a call.
fn greatest_common_divisor_of_words(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

macro_rules! arithmetic {
    ($($trait:ident $method:ident $op:tt $small:expr),*) => {$(
        impl $trait for &Ratio {
            type Output = Ratio;
            fn $method(self, other: &Ratio) -> Ratio {
                let small = self.both_small(other).and_then(|(a, b)| $small(a, b));
                small.unwrap_or_else(|| (self.big().as_ref() $op other.big().as_ref()).into())
            }
        }
    )*};
}
arithmetic!(
    Add add + |a: Small, b| a.combined(b, i128::checked_add),
    Sub sub - |a: Small, b| a.combined(b, i128::checked_sub),
    Mul mul * |a: Small, b| Some(a.product(b)),
    Div div / |a: Small, b| a.quotient(b)
);

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.both_small(other) {
            Some((a, b)) => a.numerator_times(b.denominator).cmp(&b.numerator_times(a.denominator)),
            None => self.big().cmp(&other.big()),
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `p/q`, or `p` for whole numbers.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Small(small) if self.is_integer() => write!(f, "{}", small.numerator),
            Form::Small(small) => write!(f, "{}/{}", small.numerator, small.denominator),
            Form::Big(big) => write!(f, "{big}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_small(value: &Ratio) -> bool {
        matches!(value.0, Form::Small(_))
    }

    #[test]
    fn what_fits_is_small_however_it_came_about() {
        let one = Ratio::ONE;
        let largest = Ratio::whole(i64::MAX);
        let smallest = Ratio::whole(i64::MIN);
        let beyond = [&largest + &one, &smallest - &one, &smallest * &Ratio::whole(-1), &one / &Ratio::power_of_ten(20)];
        assert!(beyond.iter().all(|value| !is_small(value)), "{beyond:?}");
        let back = [&beyond[0] - &one, &beyond[1] + &one, &beyond[2] * &Ratio::whole(-1), &beyond[3] * &Ratio::power_of_ten(20)];
        assert_eq!(back, [largest, smallest.clone(), smallest, one]);
        assert!(back.iter().all(is_small), "{back:?}");
    }

    #[test]
    fn the_largest_denominator_is_small_and_the_next_is_not() {
        let largest = Ratio::new(true, 1, u64::MAX.into());
        assert!(is_small(&largest));
        assert!(!is_small(&Ratio::new(true, 1, u128::from(u64::MAX) + 1)));
        assert!(!is_small(&(&largest * &largest)));
    }

    #[test]
    fn a_sum_that_leaves_the_widest_word_is_exact() {
        let half_range = Ratio::new(true, 1 << 63, u64::MAX.into());
        let neighbour = Ratio::new(true, 1 << 63, u128::from(u64::MAX) - 2);
        let sum = half_range.big().as_ref() + neighbour.big().as_ref();
        assert_eq!(&half_range + &neighbour, sum.into());
    }

    #[test]
    fn a_number_takes_two_words() {
        assert_eq!(size_of::<Ratio>(), 2 * size_of::<u64>());
    }
}
