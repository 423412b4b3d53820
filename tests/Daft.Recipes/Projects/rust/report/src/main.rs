fn main() {
    println!("{} goods", model::total());
}
