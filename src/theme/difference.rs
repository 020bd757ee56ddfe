//! How different two colours look: CIEDE2000, also to people who see fewer colours and on a printer without any.

use super::colour::Colour;

/// Who looks, or on what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vision {
    /// All three kinds of cones.
    Usual,
    /// Without those for long waves (red).
    Protan,
    /// Without those for middle waves (green).
    Deutan,
    /// Without those for short waves (blue).
    Tritan,
    /// No colours: a grey copy.
    Grey,
}

impl Vision {
    pub const ALL: [Vision; 5] = [Vision::Usual, Vision::Protan, Vision::Deutan, Vision::Tritan, Vision::Grey];

    /// For messages: `look alike ...`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Vision::Usual => "to everybody",
            Vision::Protan => "without red cones (protanopia)",
            Vision::Deutan => "without green cones (deuteranopia)",
            Vision::Tritan => "without blue cones (tritanopia)",
            Vision::Grey => "on a grey copy",
        }
    }

    /// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), at
    /// full severity; the matrices work on amounts of light. Grey keeps the luminance.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Vision::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Vision::Protan => {
                [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]
            }
            Vision::Deutan => {
                [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]
            }
            Vision::Tritan => {
                [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]]
            }
            Vision::Grey => [[0.2126, 0.7152, 0.0722]; 3],
        }
    }

    /// The difference between two colours, 0 (the same) to about 100 (black and white).
    #[must_use]
    pub fn difference(self, one: Colour, other: Colour) -> f64 {
        let seen = |colour: Colour| {
            let light = apply(self.matrix(), colour.light());
            Lab::of(light.map(|amount| amount.clamp(0.0, 1.0)))
        };
        ciede2000(seen(one), seen(other))
    }
}

fn apply(matrix: [[f64; 3]; 3], [a, b, c]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[x, y, z]| x * a + y * b + z * c)
}

/// CIE L*a*b* with the white of sRGB.
#[derive(Debug, Clone, Copy)]
struct Lab {
    l: f64,
    a: f64,
    b: f64,
}

impl Lab {
    fn of(light: [f64; 3]) -> Self {
        let to_xyz = [[0.412_391, 0.357_584, 0.180_481], [0.212_639, 0.715_169, 0.072_192], [0.019_331, 0.119_195, 0.950_532]];
        let [x, y, z] = apply(to_xyz, light);
        let [x, y, z] = [x / 0.950_456, y, z / 1.089_058].map(|t| {
            let dark = t <= 216.0 / 24389.0;
            if dark { (24389.0 / 27.0 * t + 16.0) / 116.0 } else { t.cbrt() }
        });
        Lab { l: 116.0 * y - 16.0, a: 500.0 * (x - y), b: 200.0 * (y - z) }
    }
}

/// Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula" (2005), in their order and with their names.
fn ciede2000(one: Lab, other: Lab) -> f64 {
    let c = f64::midpoint(one.a.hypot(one.b), other.a.hypot(other.b));
    let g = 0.5 * (1.0 - muted(c));
    let (a1, a2) = (one.a * (1.0 + g), other.a * (1.0 + g));
    let (c1, c2) = (a1.hypot(one.b), a2.hypot(other.b));
    let (h1, h2) = (hue(a1, one.b), hue(a2, other.b));
    let (dl, dc) = (other.l - one.l, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn(c1 * c2, h1, h2) / 2.0).to_radians().sin();
    let (l, c) = (f64::midpoint(one.l, other.l), f64::midpoint(c1, c2));
    let h = mean_hue(c1 * c2, h1, h2);
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.20 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let theta = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -(2.0 * theta).to_radians().sin() * 2.0 * muted(c);
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    (l * l + c * c + h * h + rt * c * h).max(0.0).sqrt()
}

/// How much a chroma counts as strong, 0 to 1.
fn muted(chroma: f64) -> f64 {
    let seventh = chroma.powi(7);
    (seventh / (seventh + 25_f64.powi(7))).sqrt()
}

/// Degrees from 0 to 360; greys have none and count as 0.
fn hue(a: f64, b: f64) -> f64 {
    if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) }
}

/// From one hue to the other the shorter way; nothing where one of them is grey.
fn turn(chroma: f64, from: f64, to: f64) -> f64 {
    match to - from {
        _ if chroma == 0.0 => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    }
}

fn mean_hue(chroma: f64, one: f64, other: f64) -> f64 {
    let sum = one + other;
    if chroma == 0.0 {
        sum
    } else if (one - other).abs() <= 180.0 {
        sum / 2.0
    } else if sum < 360.0 {
        (sum + 360.0) / 2.0
    } else {
        (sum - 360.0) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs of the test data published with the formula: L*, a*, b* twice, and the difference.
    const SHARMA: [[f64; 7]; 14] = [
        [50.0, 2.6772, -79.7751, 50.0, 0.0, -82.7485, 2.0425],
        [50.0, 3.1571, -77.2803, 50.0, 0.0, -82.7485, 2.8615],
        [50.0, -1.3802, -84.2814, 50.0, 0.0, -82.7485, 1.0000],
        [50.0, 0.0, 0.0, 50.0, -1.0, 2.0, 2.3669],
        [50.0, 2.4900, -0.0010, 50.0, -2.4900, 0.0009, 7.1792],
        [50.0, 2.4900, -0.0010, 50.0, -2.4900, 0.0011, 7.2195],
        [50.0, -0.0010, 2.4900, 50.0, 0.0009, -2.4900, 4.8045],
        [50.0, 2.5, 0.0, 50.0, 0.0, -2.5, 4.3065],
        [50.0, 2.5, 0.0, 73.0, 25.0, -18.0, 27.1492],
        [50.0, 2.5, 0.0, 61.0, -5.0, 29.0, 22.8977],
        [50.0, 2.5, 0.0, 50.0, 3.1736, 0.5854, 1.0000],
        [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
        [22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373],
        [2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082],
    ];

    fn difference(vision: Vision, one: &str, other: &str) -> f64 {
        let colour = |text| Colour::parse(text).expect("a colour");
        vision.difference(colour(one), colour(other))
    }

    #[test]
    fn the_formula_gives_its_published_results() {
        for [l1, a1, b1, l2, a2, b2, expected] in SHARMA {
            let (one, other) = (Lab { l: l1, a: a1, b: b1 }, Lab { l: l2, a: a2, b: b2 });
            for found in [ciede2000(one, other), ciede2000(other, one)] {
                assert!((found - expected).abs() < 0.0001, "{one:?} {other:?}: {found}, not {expected}");
            }
        }
    }

    #[test]
    fn white_and_primaries_lie_where_they_should() {
        let lab = |text| Lab::of(Colour::parse(text).expect("a colour").light());
        let (white, red) = (lab("#ffffff"), lab("#ff0000"));
        assert!((white.l - 100.0).abs() < 0.01 && white.a.abs() < 0.01 && white.b.abs() < 0.01, "{white:?}");
        assert!((red.l - 53.24).abs() < 0.02 && (red.a - 80.09).abs() < 0.02 && (red.b - 67.20).abs() < 0.02, "{red:?}");
    }

    #[test]
    fn each_vision_loses_what_it_cannot_see() {
        let (red, green) = ("#b04040", "#6e6e20");
        assert!(difference(Vision::Usual, red, green) > 30.0);
        assert!(difference(Vision::Deutan, red, green) < 15.0);
        let (blue, teal) = ("#2060a0", "#206c6c");
        assert!(difference(Vision::Tritan, blue, teal) < difference(Vision::Usual, blue, teal) / 2.0);
        assert!(difference(Vision::Grey, "#ff0000", "#7f7f7f") < 1.0, "a grey as light as this red");
        assert!(difference(Vision::Protan, "#ff0000", "#000000") < difference(Vision::Usual, "#ff0000", "#000000"));
    }
}
