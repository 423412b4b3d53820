namespace Money;

public readonly record struct Cents(long Value)
{
    public static Cents operator +(Cents a, Cents b) => new(a.Value + b.Value);
}
