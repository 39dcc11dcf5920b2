using Anlan.Documents.Word;

namespace Anlan.Documents.Tests.Word;

public sealed class PageEstimateTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("一二三四五六七八九十", 1)]
    [InlineData("一二三四五六七八九十甲", 2)]
    [InlineData("一二三四五六七八九十。", 1)]
    [InlineData("一二三四五六七八九十。甲", 2)]
    [InlineData("一二三四五六七八1234567", 2)]
    [InlineData("一二三四五六七八九\n十", 2)]
    [InlineData("一二三四五六七八九（一二三四五六七八九十", 3)]
    [InlineData("1234567890123456789012345678901234567890", 2)]
    public void Lines_break_as_an_office_program_breaks_them(string text, int lines) => PageEstimate.Lines(text, width: 1000, character: 100).ShouldBe(lines);
}
