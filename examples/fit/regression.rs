//! A logistic regression by Newton's method, with a little ridge, so that a piece of evidence that
//! never occurs weighs nothing. The same cases always give the same weights.
//! Source: <https://hastie.su.domains/ElemStatLearn/>, sections 4.4.1 and 3.4.1

/// Most steps; a fit takes about eight.
const STEPS: usize = 50;

/// A step that changes no weight by more than this is the last.
const ENOUGH: f64 = 1e-9;

/// A candidate as the regression sees it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) pieces: Vec<f64>,
    pub(crate) is_right: bool,
}

/// What each piece weighs in the logarithm of the odds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weights {
    /// The odds where every piece is nought.
    pub(crate) base: f64,
    pub(crate) pieces: Vec<f64>,
}

impl Weights {
    /// The weights that explain some cases best, of cases with so many pieces.
    pub(crate) fn fit(cases: &[Case], pieces: usize, ridge: f64) -> Self {
        let mut weights = Self { base: 0.0, pieces: vec![0.0; pieces] };
        for _ in 0..STEPS {
            let step = weights.step(cases, ridge);
            weights.base += step[0];
            weights.pieces.iter_mut().zip(&step[1..]).for_each(|(weight, step)| *weight += step);
            if step.iter().all(|it| it.abs() < ENOUGH) {
                break;
            }
        }
        weights
    }

    /// How likely a case is right, 0 to 1.
    pub(crate) fn probability(&self, pieces: &[f64]) -> f64 {
        let odds: f64 = self.pieces.iter().zip(pieces).map(|(weight, it)| weight * it).sum();
        1.0 / (1.0 + (-(self.base + odds)).exp())
    }

    /// Newton's step: the slope of the likelihood, divided by its bend.
    fn step(&self, cases: &[Case], ridge: f64) -> Vec<f64> {
        let size = self.pieces.len() + 1;
        let mut slope = vec![0.0; size];
        let mut bend = vec![vec![0.0; size]; size];
        for case in cases {
            let probability = self.probability(&case.pieces);
            let missed = f64::from(u8::from(case.is_right)) - probability;
            let spread = probability * (1.0 - probability);
            let row: Vec<f64> = std::iter::once(1.0).chain(case.pieces.iter().copied()).collect();
            for (place, piece) in row.iter().enumerate() {
                slope[place] += missed * piece;
                bend[place]
                    .iter_mut()
                    .zip(&row)
                    .for_each(|(it, other)| *it += spread * piece * other);
            }
        }
        for (place, weight) in self.pieces.iter().enumerate() {
            slope[place + 1] -= ridge * weight;
            bend[place + 1][place + 1] += ridge;
        }
        solve(bend, slope)
    }
}

/// How badly some probabilities foretold what was right: the mean of the negative logarithms.
pub(crate) fn loss(foretold: impl Iterator<Item = (f64, bool)>) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for (probability, is_right) in foretold {
        let of_truth = if is_right { probability } else { 1.0 - probability };
        sum -= of_truth.max(f64::EPSILON).ln();
        count += 1.0;
    }
    sum / f64::max(count, 1.0)
}

/// The `x` of `matrix x = right`, by elimination. The matrix is symmetric and positive, so that no
/// row need change its place.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        let (above, below) = matrix.split_at_mut(pivot + 1);
        let row = &above[pivot];
        for (place, other) in below.iter_mut().enumerate() {
            let factor = other[pivot] / row[pivot];
            other.iter_mut().zip(row).for_each(|(it, above)| *it -= factor * above);
            right[pivot + 1 + place] -= factor * right[pivot];
        }
    }
    for pivot in (0..size).rev() {
        let known: f64 = (pivot + 1..size).map(|it| matrix[pivot][it] * right[it]).sum();
        right[pivot] = (right[pivot] - known) / matrix[pivot][pivot];
    }
    right
}
