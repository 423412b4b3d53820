use money::Cents;

fn main() {
    println!("{} goods, {:?}", goods::total(), Cents(320) + Cents(149));
}
