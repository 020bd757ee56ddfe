//! Labelled positions on an axis, and how many of their labels fit.

use super::canvas::Ink;

/// A labelled position on an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// The position, in the units of the axis.
    pub at: f64,
    /// The label; empty for a line without one.
    pub label: String,
}

impl Tick {
    /// The label, cut where it is too long for any axis.
    pub(super) fn short(&self, ink: &Ink) -> String {
        ink.clip(&self.label, 96.0)
    }
}

/// The least and the greatest of some positions; `otherwise` where they do not span a range.
pub fn bounds(positions: impl Iterator<Item = f64>, otherwise: (f64, f64)) -> (f64, f64) {
    let finite = positions.filter(|at| at.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    if low < high { (low, high) } else { otherwise }
}

/// The smallest step so that every step-th label, given as middle and width in pixels, stands clear of the next.
pub fn stride(labels: &[(f64, f64)], air: f64) -> usize {
    let clear = |&step: &usize| {
        let kept: Vec<&(f64, f64)> = labels.iter().step_by(step).collect();
        kept.windows(2).all(|pair| match pair {
            [(one, one_width), (other, other_width)] => other - one >= (one_width + other_width) / 2.0 + air,
            _ => true,
        })
    };
    (1..labels.len()).find(clear).unwrap_or(labels.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_thinned_evenly_until_they_fit() {
        let labels: Vec<(f64, f64)> = (0..10).map(|i| (f64::from(i) * 20.0, 30.0)).collect();
        assert_eq!(stride(&labels, 5.0), 2);
        assert_eq!(stride(&labels, 31.0), 4);
        assert_eq!(stride(&[], 5.0), 1);
    }

    #[test]
    fn bounds_need_two_positions() {
        let otherwise = (0.0, 1.0);
        assert_eq!(bounds([4.0, 2.0, f64::NAN].into_iter(), otherwise), (2.0, 4.0));
        assert_eq!(bounds([3.0].into_iter(), otherwise), otherwise);
    }
}
