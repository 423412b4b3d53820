//! The goods of a shop. Every kind is a type of its own, which is many types with many derived traits.

use std::collections::{BTreeMap, BTreeSet, HashSet};

macro_rules! goods {
    ($($kind:ident)*) => {
        $(
            #[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct $kind { pub cents: u64, pub names: BTreeMap<String, Vec<String>>, pub seen: Option<BTreeSet<u32>> }

            impl $kind {
                pub fn cheapest(goods: &[Self]) -> Option<Self> { goods.iter().min_by_key(|one| one.cents).cloned() }

                pub fn distinct(goods: &[Self]) -> Vec<Self> {
                    let mut all: Vec<Self> = goods.iter().cloned().collect::<HashSet<_>>().into_iter().collect();
                    all.sort_by(|a, b| b.cmp(a));
                    all
                }
            }
        )*

        pub fn total() -> usize { 0 $( + $kind::distinct(&[$kind::default()]).len() )* }
    };
}

goods! {
    Apple Bread Butter Carrot Cheese Cherry Coffee Cream Egg Fig Flour Garlic Ginger Grape Honey Juice Leek Lemon Lentil Lime
    Mango Melon Milk Mint Mustard Nut Oat Oil Olive Onion Orange Pasta Pea Peach Pear Pepper Plum Potato Rice Salt
}
