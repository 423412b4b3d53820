//! Takes orders.

pub fn orders() -> usize {
    model::total() * 2
}
