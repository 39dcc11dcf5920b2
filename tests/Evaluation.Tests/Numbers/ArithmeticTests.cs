using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Tests.Numbers;

public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("1+2*3", "7")]
    [InlineData("(1+2)*3", "9")]
    [InlineData("10-4-3", "3")]
    [InlineData("10-(4-3)", "9")]
    [InlineData("100/10/5", "2")]
    [InlineData("100/(10/5)", "50")]
    [InlineData("2*-3", "-6")]
    [InlineData("--3", "3")]
    [InlineData("-(2+3)", "-5")]
    [InlineData("ceil(1.01)", "2")]
    [InlineData("ceil(-1.99)", "-1")]
    [InlineData("ceil (4) * 2", "8")]
    [InlineData("1/3*3", "1")]
    [InlineData(" 973 / 1000 * 100 ", "973/10")]
    public void An_expression_is_evaluated_exactly(string text, string expected) =>
        Arithmetic.Parse(text).Evaluate(_ => null)!.Value.ToString().ShouldBe(expected);

    [Fact]
    public void Names_are_looked_up_and_listed_once()
    {
        var expression = Arithmetic.Parse("a + b * a - c_2");

        expression.Names.ShouldBe(["a", "b", "c_2"]);
        expression.IsName.ShouldBeFalse();
        Arithmetic.Parse(" a ").IsName.ShouldBeTrue();
        expression.Evaluate(name => name == "a" ? 2 : name == "b" ? 3 : 1).ShouldBe(7);
    }

    [Fact]
    public void A_missing_name_gives_nothing() =>
        Arithmetic.Parse("1 + ceil(-a)").Evaluate(_ => null).ShouldBeNull();

    [Theory]
    [InlineData("1/0")]
    [InlineData("1/(2-2)")]
    [InlineData("0*(1/0)")]
    [Shows("V-03c")]
    public void A_division_by_zero_gives_nothing(string text) =>
        Arithmetic.Parse(text).Evaluate(_ => null).ShouldBeNull();

    [Theory]
    [InlineData("", 1)]
    [InlineData("1 +", 4)]
    [InlineData("1 + )", 5)]
    [InlineData("(1", 3)]
    [InlineData("1 2", 3)]
    [InlineData("1.2.3 + 1", 1)]
    [InlineData("1 + 1e3", 6)]
    [InlineData("2 × 3", 3)]
    [InlineData("1 + \0", 5)]
    [InlineData("1\0", 2)]
    [InlineData("a.b", 2)]
    [InlineData("5%", 2)]
    [InlineData("（1）", 1)]
    public void A_broken_expression_says_at_which_character(string text, int at)
    {
        Arithmetic.TryParse(text, out var expression, out var problem).ShouldBeFalse();
        expression.ShouldBeNull();
        problem!.ShouldStartWith($"算式第 {at} 个字符处：");
        Should.Throw<FormatException>(() => Arithmetic.Parse(text));
    }

    [Fact]
    public void An_expression_of_2000_characters_is_read_and_one_more_is_not()
    {
        var text = string.Concat(Enumerable.Repeat("1+", 999)) + "11";

        Arithmetic.Parse(text).Evaluate(_ => null).ShouldBe(1010);
        Arithmetic.TryParse(text + "1", out _, out var problem).ShouldBeFalse();
        problem.ShouldBe("算式超过 2000 个字符");
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("ceil(", ")")]
    public void Fifty_levels_are_read_and_one_more_is_not(string open, string close)
    {
        Arithmetic.TryParse(Nested(50), out _, out _).ShouldBeTrue();
        Arithmetic.TryParse(Nested(51), out _, out var problem).ShouldBeFalse();
        problem!.ShouldContain("括号套得太深");

        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
    }

    [Fact]
    public void Hostile_text_never_throws()
    {
        const string alphabet = "0123456789.+-*/()ce il_aZ\0\t\n（∞٣\uD800×÷,;=";
        var chance = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Create(chance.Next(40), chance, (span, random) => random.GetItems(alphabet.AsSpan(), span));
            if (Arithmetic.TryParse(text, out var expression, out var problem))
                expression!.Evaluate(name => name.Length % 2 == 0 ? null : 3);
            else
                problem.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Theory]
    [InlineData("a + b", "21 + 50")]
    [InlineData("a - (b - a)", "21 - (50 - 21)")]
    [InlineData("(a + b) / a", "(21 + 50) ÷ 21")]
    [InlineData("a + b * 2", "21 + 50 × 2")]
    [InlineData("ceil(a / b)", "进一(21 ÷ 50)")]
    [InlineData("-(a + b)", "-(21 + 50)")]
    public void An_expression_is_shown_as_an_accountant_writes_it(string text, string shown) =>
        Arithmetic.Parse(text).Show(name => name == "a" ? "21" : "50").ShouldBe(shown);

    [Theory]
    [InlineData("a + b", "C4+C5")]
    [InlineData("a - (b - a)", "C4-(C5-C4)")]
    [InlineData("(a + b) * 2 / -b", "(C4+C5)*2/-C5")]
    [InlineData("a / (b / 0.5)", "C4/(C5/0.5)")]
    [InlineData("ceil(a / 3) + 1", "(-INT(-ROUND(C4/3,10)))+1")]
    public void A_formula_is_written_as_spreadsheet_programs_read_it(string text, string formula) =>
        Arithmetic.Parse(text).Formula(name => name == "a" ? "C4" : "C5").ShouldBe(formula);
}
