package shop;

public final class Shop {
    public static void main(String[] names) {
        System.out.println(names.length + " goods");
    }
}
