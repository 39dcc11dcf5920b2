using Anlan.Evaluation.Frameworks;

namespace Anlan.Evaluation.Tests.Sources;

public sealed class SinkTests
{
    [Fact]
    public void A_problem_quotes_its_line()
    {
        var text = "framework: a\r\ntitle: b\r\nyear:   今年 # 待定\r\n" + "x: " + new string('字', 100) + "\r\n";
        var problems = Framework.Read("a.yaml", text).Problems;

        problems.Single(p => p.Line == 3).Quote.ShouldBe("year:   今年 # 待定");
        problems.Single(p => p.Line == 4).Quote.ShouldBe("x: " + new string('字', 77) + "…");
        problems.Where(p => p.Line == 1).ShouldAllBe(p => p.Quote == "framework: a");
    }

    [Fact]
    public void A_quote_shows_nothing_that_turns_the_text_or_hides() =>
        Framework.Read("a.yaml", "framework: a\u202Eb\u200Bc\n").Problems.Single().Quote.ShouldBe("framework: abc");

    [Fact]
    public void A_problem_of_the_whole_file_quotes_nothing() =>
        Framework.Read("a.yaml", "").Problems.Single().Quote.ShouldBeNull();
}
