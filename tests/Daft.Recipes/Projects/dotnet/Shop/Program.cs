using Basket;
using Money;

Console.WriteLine(Total.Of(args.Select(price => new Cents(long.Parse(price)))));
