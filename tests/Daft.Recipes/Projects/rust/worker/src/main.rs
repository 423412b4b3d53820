fn main() {
    println!("{} of {} packed", model::total(), server::orders());
}
