using Money;

namespace Basket;

public static class Total
{
    public static Cents Of(IEnumerable<Cents> prices) => prices.Aggregate(new Cents(0), (sum, price) => sum + price);
}
