using Anlan.Documents.Reports;
using Anlan.Documents.Verification;
using Anlan.Documents.Word;
using Anlan.Evaluation.Cases;

namespace Anlan.Documents.Tests.Verification;

public sealed class DeskTests
{
    private static readonly Documents.Cases.CaseTexts Luohu = Library.Published.Texts("luohu-2024");
    private static readonly Report Original = ReportComposer.Compose(Luohu, new ReportOptions());

    [Fact]
    [Shows("V-17a")]
    public async Task A_report_of_every_case_and_style_holds_alone_and_against_its_case()
    {
        Library.Published.Cases.Count.ShouldBe(5);
        foreach (var id in Library.Published.Cases)
        {
            var texts = Library.Published.Texts(id);
            foreach (var style in Enum.GetValues<HouseStyle>())
            {
                var report = ReportComposer.Compose(texts, new ReportOptions(style));
                var verified = await Desk.VerifyAsync("report.docx", WordWriter.Write(report), texts, TestContext.Current.CancellationToken);

                verified.Problems.ShouldBeEmpty();
                verified.Value.ShouldNotBeNull().Verdict.Findings.ShouldBeEmpty($"{id} {style}");
                verified.Value.Verdict.Recomputed.ShouldBe(report.Data.Figures.Count(figure => figure.Figure.Computable));
                verified.Value.Verdict.Notes.ShouldAllBe(note => note.Text.StartsWith("还要填写"));
            }
        }
    }

    [Fact]
    [Shows("V-17i")]
    public async Task A_copy_is_told_by_its_missing_data_and_each_number_that_differs()
    {
        var figure = Original.Data.Figures.First(f => f.Figure.Key == "total/checked");
        var copy = Docx.Without(WordWriter.Write(Original), Docx.DataPart);
        var typed = Docx.With(copy, Docx.Document, document => Docx.Edit(document, figure, 1, "12.34"));

        var alone = (await Desk.VerifyAsync("copy.docx", copy, null, TestContext.Current.CancellationToken)).Value!.Verdict;
        alone.Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Copy);
        (alone.Subject, alone.Number, alone.Digest).ShouldBe(("copy", Original.Data.Number, Original.Data.ShortDigest()));

        (await Desk.VerifyAsync("copy.docx", copy, Luohu, TestContext.Current.CancellationToken)).Value!.Verdict.Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Copy);
        var differing = (await Desk.VerifyAsync("copy.docx", typed, Luohu, TestContext.Current.CancellationToken)).Value!.Verdict.Findings;
        differing.Count.ShouldBe(2);
        (differing[1].Code, differing[1].Label, differing[1].Old, differing[1].New).ShouldBe((figure.Code, figure.Figure.Label, figure.Figure.Text, "12.34"));
        differing[1].Place.ShouldNotBeNull().ShouldMatch("^(第|表) ");
    }

    [Fact]
    [Shows("V-17i")]
    public async Task A_report_of_another_case_is_not_compared()
    {
        var yantian = Library.Published.Texts("yantian-2023");
        var refused = await Desk.VerifyAsync("report.docx", WordWriter.Write(Original), yantian, TestContext.Current.CancellationToken);

        refused.Problems.ShouldHaveSingleItem().Message.ShouldContain("说的不是案例 yantian-2023");
    }

    [Fact]
    public async Task A_report_of_an_older_state_of_the_case_names_what_changed()
    {
        var changed = Luohu with { CaseText = Luohu.CaseText + "\n# 后来的说明\n" };
        var verdict = (await Desk.VerifyAsync("report.docx", WordWriter.Write(Original), changed, TestContext.Current.CancellationToken)).Value!.Verdict;

        verdict.Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.OtherCase);
    }

    [Fact]
    [Shows("V-18b")]
    public void A_typed_code_names_its_figure_and_whether_it_still_fits()
    {
        var report = ReportComposer.Compose(Luohu, new ReportOptions(Codes: true));
        foreach (var figure in report.Data.Figures.Take(5))
        {
            var found = Desk.VerifyCode(FigureCode.Normal(figure.Code.ToLowerInvariant())!, Luohu).Value.ShouldNotBeNull();
            (found.Figure.Figure, found.Fits, found.Verdict().Holds).ShouldBe((figure.Figure, true, true));

            var other = figure.Seal == "0000" ? "1111" : "0000";
            var stale = Desk.VerifyCode(figure.Name + other, Luohu).Value.ShouldNotBeNull();
            (stale.Figure.Figure, stale.Fits).ShouldBe((figure.Figure, false));
            stale.Verdict().Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Code);
        }
        var known = report.Data.Figures.Select(figure => figure.Name).ToHashSet();
        var unknown = Enumerable.Range(0, 100).Select(i => FigureCode.Short($"{i}", 4)).First(name => Desk.VerifyCode(name + "0000", Luohu).Value is null);
        known.ShouldNotContain(unknown);
    }

    [Theory]
    [InlineData("AL-LUOHU-2024-C", "LUOHU-2024", HouseStyle.C, false, false)]
    [InlineData("AL-LUOHU-2024-C-M", "LUOHU-2024", HouseStyle.C, false, true)]
    [InlineData("AL-LUOHU-2024-A-P-M", "LUOHU-2024", HouseStyle.A, true, true)]
    [InlineData("AL-X-D-P", "X", HouseStyle.D, true, false)]
    public void A_number_tells_case_style_and_edition(string number, string id, HouseStyle style, bool isPublic, bool codes) =>
        ReportNumber.Read(number).ShouldBe(new ReportNumber(id, style, isPublic, codes));

    [Fact]
    public void No_end_of_a_case_id_makes_a_number_ambiguous()
    {
        bool[] either = [false, true];
        var numbers = new HashSet<string>();
        foreach (var id in new[] { "X", "X-A", "X-B", "X-C", "X-D", "X-P", "X-M", "X-C-M", "X-D-P", "X-D-P-M", "X-M-P", "M", "P-2024" })
            foreach (var style in Enum.GetValues<HouseStyle>())
                foreach (var isPublic in either)
                    foreach (var codes in either)
                    {
                        var number = new ReportNumber(id, style, isPublic, codes);
                        numbers.Add(number.ToString()).ShouldBeTrue();
                        ReportNumber.Read(number.ToString()).ShouldBe(number);
                    }
    }

    [Theory]
    [InlineData("AL-X")]
    [InlineData("AL-X-M")]
    [InlineData("AL-X-P-M")]
    [InlineData("AL-X-A-M-P")]
    [InlineData("AL--A")]
    [InlineData("AL-A")]
    [InlineData("BL-X-A")]
    public void What_is_no_number_tells_nothing(string number) => ReportNumber.Read(number).ShouldBeNull();

    [Fact]
    [Shows("V-18d")]
    public void A_page_whose_value_does_not_fit_its_code_is_reported()
    {
        var report = ReportComposer.Compose(Luohu, new ReportOptions(Codes: true));
        var (number, digest) = (report.Data.Number, report.Data.ShortDigest());
        var foot = $"\n  — 1 —\n  报告编号 {number}   摘要 {digest}\n";
        var lines = report.Data.Figures.Select(f => $"  {f.Code}   {f.Figure.Label}   {f.Figure.Text} {f.Figure.Unit}  {f.Figure.Source}").ToList();
        List<string> Pages(IEnumerable<string> annex, string? last = null) => [$"正文{foot}", string.Join('\n', annex) + (last ?? foot)];

        PdfVerifier.Verify(Pages(lines), null).Findings.ShouldBeEmpty();
        var whole = PdfVerifier.Verify(Pages(lines), report.Data);
        whole.Findings.ShouldBeEmpty();
        whole.Recomputed.ShouldBe(report.Data.Figures.Count);

        var first = report.Data.Figures[0];
        var forged = PdfVerifier.Verify(Pages([$"  {first.Code}   {first.Figure.Label}   1.23 {first.Figure.Unit}", .. lines.Skip(1)]), null).Findings.ShouldHaveSingleItem();
        (forged.Kind, forged.Code, forged.Place, forged.New).ShouldBe((FindingKind.Code, first.Code, "第 2 页", "1.23" + first.Figure.Unit));
        PdfVerifier.Verify(Pages(lines.Skip(1)), report.Data).Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Deleted);
        PdfVerifier.Verify(Pages(lines, foot.Replace(digest, "00000-00000")), null).Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Footer);
        PdfVerifier.Verify(Pages(lines, "没有页脚"), null).Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Footer);
    }
}
