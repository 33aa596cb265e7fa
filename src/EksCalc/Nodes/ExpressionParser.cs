using EksCalc.Input;

namespace EksCalc.Nodes;

/// <summary>
/// Reads a CEL expression of whole numbers: <c>?:</c>, <c>|| &amp;&amp;</c>, comparisons, <c>+ -</c>, <c>* / %</c>, a sign, <c>!</c>, <c>min</c> and <c>max</c>.
/// Depth is bounded, and with it the stack.
/// </summary>
internal sealed class ExpressionParser(string text)
{
    private const int MostDepth = 64;

    private readonly ExpressionTokens tokens = new(text);
    private int depth;

    /// <summary>A part of either kind; <see cref="At"/> is its column.</summary>
    private readonly record struct Part(int At, ExpressionTerm<long>? Number, ExpressionTerm<bool>? Truth);

    /// <summary>The whole text as a number.</summary>
    /// <exception cref="ExpressionException">It is none.</exception>
    public ExpressionTerm<long> Number()
    {
        var number = Number(Choice());
        return tokens.IsAtEnd ? number : throw tokens.Unexpected("the end");
    }

    private Part Choice()
    {
        if (++depth > MostDepth)
            throw new ExpressionException(tokens.Column, $"Nested more than {MostDepth} deep.");
        var part = Or();
        if (tokens.Take("?"))
        {
            var condition = Truth(part);
            var (yes, at) = (Choice(), part.At);
            tokens.Require(":");
            var no = Choice();
            part = yes.Truth is null ? OfNumber(at, Either(condition, Number(yes), Number(no))) : OfTruth(at, Either(condition, yes.Truth, Truth(no)));
        }

        depth--;
        return part;
    }

    private static ExpressionTerm<T> Either<T>(ExpressionTerm<bool> condition, ExpressionTerm<T> yes, ExpressionTerm<T> no) =>
        (in ExpressionValues values) => condition(values) ? yes(values) : no(values);

    private Part Or()
    {
        var part = And();
        while (tokens.Take("||"))
        {
            var (left, right) = (Truth(part), Truth(And()));
            part = OfTruth(part.At, (in ExpressionValues values) => left(values) || right(values));
        }

        return part;
    }

    private Part And()
    {
        var part = Comparison();
        while (tokens.Take("&&"))
        {
            var (left, right) = (Truth(part), Truth(Comparison()));
            part = OfTruth(part.At, (in ExpressionValues values) => left(values) && right(values));
        }

        return part;
    }

    private Part Comparison()
    {
        var part = Sum();
        while (tokens.TakeAny("<=", ">=", "==", "!=", "<", ">") is { } sign)
        {
            var (left, right) = (Number(part), Number(Sum()));
            Func<int, bool> holds = sign switch
            {
                "<=" => order => order <= 0,
                ">=" => order => order >= 0,
                "==" => order => order == 0,
                "!=" => order => order != 0,
                "<" => order => order < 0,
                _ => order => order > 0,
            };
            part = OfTruth(part.At, (in ExpressionValues values) => holds(left(values).CompareTo(right(values))));
        }

        return part;
    }

    private Part Sum() => Row(Product, sign => sign == "+" ? (left, right) => checked(left + right) : (left, right) => checked(left - right), "+", "-");

    private Part Product() => Row(
        Signed,
        sign => sign switch
        {
            "*" => (left, right) => checked(left * right),
            "/" => (left, right) => left / right,
            _ => (left, right) => left % right,
        },
        "*", "/", "%");

    private Part Row(Func<Part> item, Func<string, Func<long, long, long>> operation, params string[] signs)
    {
        var part = item();
        while (tokens.TakeAny(signs) is { } sign)
        {
            var (left, right, apply) = (Number(part), Number(item()), operation(sign));
            part = OfNumber(part.At, (in ExpressionValues values) => apply(left(values), right(values)));
        }

        return part;
    }

    private Part Signed()
    {
        var at = tokens.Column;
        if (tokens.TakeAny("-", "!") is not { } sign)
            return Single();
        if (++depth > MostDepth)
            throw new ExpressionException(at, $"Nested more than {MostDepth} deep.");
        var part = Signed();
        depth--;
        if (sign == "!")
        {
            var truth = Truth(part);
            return OfTruth(at, (in ExpressionValues values) => !truth(values));
        }

        var number = Number(part);
        return OfNumber(at, (in ExpressionValues values) => checked(-number(values)));
    }

    private Part Single()
    {
        var at = tokens.Column;
        if (tokens.Take("("))
        {
            var inner = Choice();
            tokens.Require(")");
            return inner with { At = at };
        }

        if (tokens.TakeNumber() is { } number)
            return OfNumber(at, (in ExpressionValues _) => number);
        var name = tokens.TakeName() ?? throw tokens.Unexpected("a number, a name or '('");
        if (name is "true" or "false")
            return name == "true" ? OfTruth(at, (in ExpressionValues _) => true) : OfTruth(at, (in ExpressionValues _) => false);
        if (name is "min" or "math.least")
            return Among(at, Math.Min);
        if (name is "max" or "math.greatest")
            return Among(at, Math.Max);
        return OfNumber(at, ExpressionValues.Variable(name) ?? throw new ExpressionException(
            at, new Mistake($"There is no variable {ShownText.Quoted(name)}", name, ExpressionValues.Names).Message));
    }

    private Part Among(int at, Func<long, long, long> better)
    {
        tokens.Require("(");
        var best = Number(Choice());
        while (tokens.Take(","))
        {
            var (left, right) = (best, Number(Choice()));
            best = (in ExpressionValues values) => better(left(values), right(values));
        }

        tokens.Require(")");
        return OfNumber(at, best);
    }

    private static Part OfNumber(int at, ExpressionTerm<long> number) => new(at, number, null);

    private static Part OfTruth(int at, ExpressionTerm<bool> truth) => new(at, null, truth);

    private static ExpressionTerm<long> Number(Part part) => part.Number ?? throw new ExpressionException(part.At, "A number expected, a truth value found.");

    private static ExpressionTerm<bool> Truth(Part part) => part.Truth ?? throw new ExpressionException(part.At, "A truth value expected, a number found.");
}
