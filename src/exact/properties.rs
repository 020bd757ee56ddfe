//! Whatever the form a number has, it behaves as the same number in big integers: near the limits of a word, too.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use num_traits::{Signed, ToPrimitive, Zero};
use proptest::prelude::*;

use super::*;

/// Whole numbers of all sizes, crowded around zero and around the limits of the words in use.
fn whole() -> impl Strategy<Value = BigInt> {
    let limits = prop::sample::select(vec![
        BigInt::zero(),
        BigInt::from(1u64 << f64::MANTISSA_DIGITS),
        BigInt::from(1u64 << 32),
        BigInt::from(i64::MAX),
        BigInt::from(u64::MAX),
        BigInt::from(i128::MAX),
        BigInt::from(u128::MAX),
    ]);
    let near_limit = (limits, -3i64..=3).prop_map(|(limit, off)| limit + off);
    let size = prop_oneof![
        4 => (0i64..50).prop_map(BigInt::from),
        2 => (0u32..16, 0i64..200).prop_map(|(zeros, digits)| BigInt::from(10).pow(zeros) * digits),
        2 => any::<u64>().prop_map(BigInt::from),
        1 => any::<u128>().prop_map(BigInt::from),
        4 => near_limit,
    ];
    (size, any::<bool>()).prop_map(|(size, negative)| if negative { -size } else { size })
}

fn fraction() -> impl Strategy<Value = BigRational> {
    let halves = (whole(), 0u32..6).prop_map(|(n, digits)| BigRational::new(n, BigInt::from(10).pow(digits) * 2));
    let any = (whole(), whole()).prop_map(|(n, d)| BigRational::new(n, if d.is_zero() { 1.into() } else { d }));
    prop_oneof![1 => whole().prop_map(BigRational::from_integer), 1 => halves, 3 => any]
}

fn exact(value: &BigRational) -> Exact {
    Exact(value.clone().into())
}

fn hash(value: &Exact) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}

/// Rounding as arithmetic with big integers says it.
fn scaled_to_whole(value: &BigRational, digits: u32, rounding: Rounding) -> BigInt {
    let scaled = value * BigInt::from(10).pow(digits);
    let half = BigRational::new(1.into(), 2.into());
    match rounding {
        Rounding::Truncate => scaled.to_integer(),
        Rounding::HalfUp if scaled.is_negative() => -(half - scaled).floor().to_integer(),
        Rounding::HalfUp => (scaled + half).floor().to_integer(),
    }
}

fn rounding() -> impl Strategy<Value = Rounding> {
    prop::sample::select(vec![Rounding::HalfUp, Rounding::Truncate])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn arithmetic_is_that_of_big_integers(a in fraction(), b in fraction()) {
        let (x, y) = (exact(&a), exact(&b));
        prop_assert_eq!(&x + &y, exact(&(&a + &b)));
        prop_assert_eq!(&x - &y, exact(&(&a - &b)));
        prop_assert_eq!(&x * &y, exact(&(&a * &b)));
        prop_assert_eq!(x.checked_div(&y), (!b.is_zero()).then(|| exact(&(a / b))));
    }

    #[test]
    fn order_is_that_of_big_integers(a in fraction(), b in fraction()) {
        prop_assert_eq!(exact(&a).cmp(&exact(&b)), a.cmp(&b));
        prop_assert_eq!(exact(&a) == exact(&b), a == b);
    }

    #[test]
    fn close_numbers_are_told_apart(a in fraction(), off in whole()) {
        prop_assume!(!off.is_zero());
        let b = &a + BigRational::new(1.into(), off);
        prop_assert_eq!(exact(&a).cmp(&exact(&b)), a.cmp(&b));
    }

    #[test]
    fn a_way_there_and_back_ends_at_the_same_representation(a in fraction(), b in fraction()) {
        let (x, y) = (exact(&a), exact(&b));
        let mut returned = vec![&(&x + &y) - &y, &(&x - &y) + &y];
        returned.extend((&x * &y).checked_div(&y));
        for value in returned {
            prop_assert_eq!(&value, &x);
            prop_assert_eq!(hash(&value), hash(&x));
            prop_assert_eq!(format!("{value:?}"), format!("{x:?}"));
        }
    }

    #[test]
    fn a_ratio_is_reduced_and_its_sign_is_above(numerator in whole(), denominator in whole()) {
        if let (Some(n), Some(d)) = (numerator.to_i64(), denominator.to_i64().filter(|d| *d != 0)) {
            prop_assert_eq!(Exact::ratio(n, d), exact(&BigRational::new(numerator, denominator)));
        }
    }

    #[test]
    fn rounding_is_that_of_big_integers(a in fraction(), digits in 0u32..24, rounding in rounding()) {
        let scale = BigInt::from(10).pow(digits);
        let rounded = BigRational::new(scaled_to_whole(&a, digits, rounding), scale);
        prop_assert_eq!(exact(&a).round(digits, rounding), exact(&rounded));
        prop_assert_eq!(exact(&a).ceil_to_i64(), a.ceil().to_integer().to_i64().unwrap_or(i64::MAX));
        let nearest = scaled_to_whole(&a, 0, Rounding::HalfUp);
        prop_assert_eq!(exact(&a).round_to_i64(), nearest.to_i64().unwrap_or(i64::MAX));
    }

    #[test]
    fn questions_are_answered_as_by_big_integers(a in fraction()) {
        let x = exact(&a);
        prop_assert_eq!(x.is_zero(), a.is_zero());
        prop_assert_eq!(x.is_negative(), a.is_negative());
        prop_assert_eq!(x.is_integer(), a.is_integer());
        prop_assert_eq!(x.to_i64(), a.is_integer().then(|| a.to_integer().to_i64()).flatten());
        prop_assert_eq!(x.to_ratio(), a.to_string());
        prop_assert_eq!(x.to_f64().to_bits(), a.to_f64().unwrap_or(0.0).to_bits());
    }

    #[test]
    fn text_is_the_rounded_number(a in fraction(), digits in 0u32..24, rounding in rounding()) {
        let whole = scaled_to_whole(&a, digits, rounding);
        let text = exact(&a).to_text(digits, rounding);
        prop_assert_eq!(text.replace('.', "").parse::<BigInt>().ok(), Some(whole.clone()));
        prop_assert_eq!(text.split_once('.').map_or(0, |(_, decimals)| decimals.len()), digits as usize);
        prop_assert_eq!(text.starts_with('-'), whole.is_negative());
        if text.len() <= MAX_DECIMAL {
            prop_assert_eq!(Exact::parse(&text), Some(exact(&a).round(digits, rounding)));
        }
    }

    #[test]
    fn a_decimal_is_read_as_by_big_integers(whole in "[0-9]{1,24}", fraction in "[0-9]{0,16}", sign in "[-+]?") {
        let dot = if fraction.is_empty() { "" } else { "." };
        let read = Exact::parse(&format!("{sign}{whole}{dot}{fraction}"));
        let digits: BigInt = format!("{whole}{fraction}").parse().expect("digits");
        let value = BigRational::new(if sign == "-" { -digits } else { digits }, BigInt::from(10).pow(fraction.len() as u32));
        let is_short = sign.len() + whole.len() + dot.len() + fraction.len() <= MAX_DECIMAL;
        prop_assert_eq!(read, is_short.then(|| exact(&value)));
    }
}
