//! Weighted vectors of features, looked up by feature.

/// A feature of a vector, and its weight.
pub(super) type Weighted = (usize, f32);

/// Unit vectors by row, turned round so that a query touches only the rows it shares a feature with.
#[derive(Debug, Default)]
pub(super) struct Rows {
    postings: Vec<Vec<(u32, f32)>>,
    rows: usize,
}

impl Rows {
    /// Adds a row. The features need not be sorted and may repeat; repeats count once, at their most.
    pub(super) fn push(&mut self, mut features: Vec<Weighted>) {
        merge(&mut features);
        let length = norm(&features);
        let row = u32::try_from(self.rows).unwrap_or(u32::MAX);
        for (feature, weight) in features {
            if self.postings.len() <= feature {
                self.postings.resize_with(feature + 1, Vec::new);
            }
            self.postings[feature].push((row, weight / length));
        }
        self.rows += 1;
    }

    /// Adds to `scores`, a place for each row, the query's cosine with the row, times `share`.
    /// `strange` is the squared weight of what the query holds and no row does.
    pub(super) fn add_cosines(
        &self,
        query: &[Weighted],
        strange: f32,
        share: f32,
        scores: &mut [f32],
    ) {
        let length = (query.iter().map(|it| it.1 * it.1).sum::<f32>() + strange).sqrt();
        if length == 0.0 {
            return;
        }
        for &(feature, weight) in query {
            let factor = share * weight / length;
            for &(row, inner) in self.postings.get(feature).map_or(&[][..], Vec::as_slice) {
                scores[row as usize] += factor * inner;
            }
        }
    }
}

/// Sorts features and keeps the greatest weight of each.
pub(super) fn merge(features: &mut Vec<Weighted>) {
    features.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    features.dedup_by_key(|it| it.0);
}

/// The length of a vector, at least the smallest positive number.
pub(super) fn norm(features: &[Weighted]) -> f32 {
    features.iter().map(|it| it.1 * it.1).sum::<f32>().sqrt().max(f32::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_near_as_its_angle() {
        let mut rows = Rows::default();
        rows.push(vec![(0, 3.0), (1, 4.0), (1, 1.0)]);
        rows.push(vec![(2, 1.0)]);
        let mut scores = [0.0; 2];
        rows.add_cosines(&[(0, 3.0), (1, 4.0)], 0.0, 1.0, &mut scores);
        assert!((scores[0] - 1.0).abs() < 1e-6 && scores[1] == 0.0);
    }

    #[test]
    fn what_no_row_holds_makes_every_row_farther() {
        let mut rows = Rows::default();
        rows.push(vec![(0, 1.0)]);
        let mut scores = [0.0];
        rows.add_cosines(&[(0, 1.0)], 3.0, 1.0, &mut scores);
        assert!((scores[0] - 0.5).abs() < 1e-6);
    }
}
