using Anlan.Documents.Reports;
using Anlan.Documents.Tests.Word;
using Anlan.Documents.Verification;
using Anlan.Documents.Word;

namespace Anlan.Documents.Tests.Verification;

public sealed class VerifierTests
{
    [Fact]
    public void An_untouched_report_holds_and_every_place_is_counted()
    {
        var verdict = Docx.Verify(Docx.Sample);

        verdict.Findings.ShouldBeEmpty();
        verdict.Holds.ShouldBeTrue();
        verdict.Number.ShouldBe("AL-YANTIAN-2023-A");
        verdict.Digest.ShouldBe(SampleReport.Full.Data.ShortDigest());
        verdict.Figures.ShouldBe(SampleReport.Full.Data.Figures.Count);
        verdict.Figures.ShouldBeGreaterThan(50);
        verdict.Places.ShouldBe(Docx.Read(Docx.Sample).Passages.Sum(passage => passage.Marks.Count));
        verdict.Recomputed.ShouldBe(SampleReport.Full.Data.Figures.Count(figure => figure.Figure.Computable));
    }

    [Fact]
    [Shows("V-17b")]
    public void Every_figure_that_is_edited_is_reported_with_place_old_and_new()
    {
        var figures = SampleReport.Full.Data.Figures.Where(figure => figure.Places > 0).ToList();
        var verdict = Docx.Verify(Docx.With(document => figures.Aggregate(document, (edited, figure) => Docx.Edit(edited, figure, figure.Places, "77.7"))));

        verdict.Findings.Count.ShouldBe(figures.Count);
        foreach (var (figure, finding) in figures.Zip(verdict.Findings))
        {
            finding.Kind.ShouldBe(FindingKind.Edited);
            finding.Code.ShouldBe(figure.Code);
            finding.Label.ShouldBe(figure.Figure.Label);
            finding.Old.ShouldBe(figure.Figure.Text);
            finding.New.ShouldBe("77.7");
            finding.Place.ShouldNotBeNull().ShouldMatch(@"^(第 \d+ 段|表 \d+ 第 \d+ 行第 \d+ 列)$");
            finding.Text.ShouldContain(finding.Place);
        }
        Docx.Finding(Docx.With(document => Docx.Edit(document, figures[7], 1, "77.7"))).Code.ShouldBe(figures[7].Code);
    }

    [Fact]
    [Shows("V-17b")]
    public void A_place_is_counted_as_a_reader_counts()
    {
        var file = Docx.Read(Docx.Sample);
        var inText = file.Passages.First(passage => passage.Text.StartsWith("公布总分", StringComparison.Ordinal));
        var paragraphs = file.Passages.Where(passage => passage.Place.StartsWith("第", StringComparison.Ordinal)).ToList();
        var finding = Docx.Finding(Docx.With(document => Docx.Edit(document, Docx.Carried("total/published"), 1, "100")));

        inText.Place.ShouldBe($"第 {paragraphs.IndexOf(inText) + 1} 段");
        finding.Place.ShouldBe(inText.Place);
        file.Passages[finding.Passage].ShouldNotBeNull().Place.ShouldBe(inText.Place);
        // The first table has a head and then a row for each dimension.
        var first = Docx.Carried($"node/{SampleReport.Full.Data.Figures.First(f => f.Figure.Key.StartsWith("node/", StringComparison.Ordinal) && f.Figure.Key.EndsWith("/checked", StringComparison.Ordinal)).Figure.Key.Split('/')[1]}/checked");
        Docx.Finding(Docx.With(document => Docx.Edit(document, first, 1, "0"))).Place.ShouldBe("表 1 第 2 行第 3 列");
    }

    [Theory]
    [Shows("V-17b")]
    [InlineData("1", "")]
    [InlineData("", "9")]
    [InlineData("", ".5")]
    [InlineData("3,", "")]
    [InlineData("-", "")]
    public void Digits_typed_beside_a_figure_are_an_edit_of_it(string before, string behind)
    {
        var figure = Docx.Carried("count/leaves");
        var finding = Docx.Finding(Docx.With(document =>
        {
            var (start, end) = Docx.Place(document, figure, 1);
            return document.Insert(end, Run(behind)).Insert(start, Run(before));
        }));

        finding.Kind.ShouldBe(FindingKind.Edited);
        finding.Old.ShouldBe(figure.Figure.Text);
        finding.New.ShouldBe(before + figure.Figure.Text + behind);

        static string Run(string text) => text.Length == 0 ? "" : $"<w:r><w:t>{text}</w:t></w:r>";
    }

    [Fact]
    [Shows("V-17b")]
    public void A_unit_of_another_size_behind_a_figure_is_an_edit()
    {
        var fact = SampleReport.Of([new Paragraph([new Words("支出"), new Bound(Money()), new Words("万元。")])]);
        var written = WordWriter.Write(fact);

        Docx.Verify(written).Findings.ShouldBeEmpty();
        var finding = Docx.Finding(Docx.With(written, Docx.Document, document => document.Replace("万元。", "亿元。", StringComparison.Ordinal)));
        finding.Kind.ShouldBe(FindingKind.Edited);
        finding.New.ShouldNotBeNull().ShouldEndWith("亿元");
    }

    [Fact]
    [Shows("V-17b")]
    public void A_hidden_figure_reads_as_nothing()
    {
        var figure = Docx.Carried("total/published");
        var finding = Docx.Finding(Docx.With(document =>
        {
            var (start, end) = Docx.Place(document, figure, 1);
            return document[..start] + document[start..end].Replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", StringComparison.Ordinal).Replace("<w:rPr><w:vanish/></w:rPr><w:rPr>", "<w:rPr><w:vanish/>", StringComparison.Ordinal) + document[end..];
        }));

        finding.Kind.ShouldBe(FindingKind.Edited);
        finding.New.ShouldBe("");
    }

    [Fact]
    [Shows("V-17c")]
    public void Every_figure_that_is_deleted_is_reported_with_place_and_value()
    {
        var figures = SampleReport.Full.Data.Figures.Where(figure => figure.Places > 0).ToList();
        var verdict = Docx.Verify(Docx.With(document => figures.Aggregate(document, (edited, figure) => Docx.Delete(edited, figure, 1))));

        verdict.Findings.Count.ShouldBe(figures.Count);
        foreach (var (figure, finding) in figures.Zip(verdict.Findings))
        {
            finding.Kind.ShouldBe(FindingKind.Deleted);
            finding.Code.ShouldBe(figure.Code);
            finding.Old.ShouldBe(figure.Figure.Text);
            finding.New.ShouldBeNull();
            finding.Place.ShouldNotBeNull().ShouldMatch("之后$|^开头$");
        }
        var one = Docx.Finding(Docx.With(document => Docx.Delete(document, Docx.Carried("total/published"), 1)));
        one.Place.ShouldBe($"{Docx.Read(Docx.Sample).Passages.First(passage => passage.Text.StartsWith("指标体系总权重", StringComparison.Ordinal)).Place}之后");
    }

    [Fact]
    [Shows("V-17c")]
    public void A_number_typed_where_a_figure_was_does_not_replace_it()
    {
        var figure = Docx.Carried("total/published");
        var verdict = Docx.Verify(Docx.With(document =>
        {
            var (start, end) = Docx.Place(document, figure, 1);
            return document[..start] + $"<w:r><w:t>{figure.Figure.Text}</w:t></w:r>" + document[end..];
        }));

        verdict.Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Deleted);
        verdict.Notes.ShouldContain(note => note.Text.StartsWith(figure.Figure.Text, StringComparison.Ordinal));
    }

    [Fact]
    [Shows("V-17d")]
    public void A_copy_of_a_figure_with_another_value_is_reported()
    {
        var figure = Docx.Carried("total/published");
        var other = Docx.With(document => Docx.Append(document, $"<w:p>{Docx.Control(document, figure, 1).Replace(figure.Figure.Text, "99.9", StringComparison.Ordinal)}</w:p>"));
        var same = Docx.With(document => Docx.Append(document, $"<w:p>{Docx.Control(document, figure, 1)}</w:p>"));

        var finding = Docx.Finding(other);
        finding.Kind.ShouldBe(FindingKind.Repeated);
        (finding.Code, finding.Old, finding.New).ShouldBe((figure.Code, figure.Figure.Text, "99.9"));
        finding.Place.ShouldNotBeNull().ShouldStartWith("第 ");
        // The same value once more is the same figure: said, not accused.
        Docx.Verify(same).Findings.ShouldBeEmpty();
        Docx.Verify(same).Notes.ShouldContain(note => note.Text.Contains("又出现一次"));
    }

    [Fact]
    [Shows("V-17d")]
    public void A_figure_of_another_report_is_reported_as_foreign()
    {
        var figure = Docx.Carried("total/published");
        var finding = Docx.Finding(Docx.With(document => Docx.Append(document, $"<w:p>{Docx.Control(document, figure, 1).Replace(figure.Code, "ZZZZ-ZZZZ", StringComparison.Ordinal)}</w:p>")));

        finding.Kind.ShouldBe(FindingKind.Foreign);
        finding.New.ShouldBe(figure.Figure.Text);
    }

    [Fact]
    public void Bookmark_or_control_alone_still_tells_the_figure()
    {
        var figure = Docx.Carried("total/published");
        var withoutControl = Docx.With(document =>
        {
            var (start, end) = Docx.Place(document, figure, 1);
            var place = document[start..end];
            return document[..start] + place.Replace(place[place.IndexOf("<w:sdt>")..(place.IndexOf("<w:sdtContent>") + 14)], "").Replace("</w:sdtContent></w:sdt>", "") + document[end..];
        });
        var withoutBookmark = Docx.With(document =>
        {
            var (start, end) = Docx.Place(document, figure, 1);
            return document[..start] + Docx.Control(document, figure, 1) + document[end..];
        });

        Docx.Verify(withoutControl).Findings.ShouldBeEmpty();
        Docx.Verify(withoutBookmark).Findings.ShouldBeEmpty();
    }

    [Fact]
    [Shows("V-17e")]
    public void A_value_that_inputs_no_longer_give_is_reported_with_both_values()
    {
        // Somebody who knows the format changes the case and makes all digests and seals fit again.
        var data = SampleReport.Full.Data;
        var caseText = data.CaseText.Replace("total: { value: 95.7,", "total: { value: 99.7,", StringComparison.Ordinal);
        caseText.ShouldNotBe(data.CaseText);
        var finding = Docx.Finding(WordWriter.Write(SampleReport.Full with { Data = data with { CaseText = caseText } }));

        finding.Kind.ShouldBe(FindingKind.NotRecomputed);
        finding.Label.ShouldBe("公布总分");
        (finding.Old, finding.New).ShouldBe(("95.70分", "99.70分"));
    }

    [Fact]
    [Shows("V-17e")]
    public void A_forged_figure_with_a_fitting_seal_is_not_recomputed()
    {
        var forged = Resealed(SampleReport.Full, "total/published", figure => figure with { Text = "99.9" });
        var finding = Docx.Finding(WordWriter.Write(forged));

        finding.Kind.ShouldBe(FindingKind.NotRecomputed);
        (finding.Old, finding.New).ShouldBe(("99.9分", "95.70分"));
    }

    [Fact]
    [Shows("V-17e")]
    public void A_case_or_framework_that_cannot_be_read_is_a_finding()
    {
        var data = SampleReport.Full.Data;
        foreach (var broken in new[] { data with { CaseText = data.CaseText + "remark: x\n" }, data with { FrameworkText = "framework: x\n" }, data with { FrameworkText = null }, data with { CaseText = "" } })
        {
            var verdict = Docx.Verify(WordWriter.Write(SampleReport.Full with { Data = broken }));
            verdict.Findings.ShouldNotBeEmpty();
            verdict.Findings.ShouldAllBe(finding => finding.Kind == FindingKind.NotRecomputed && finding.Text.StartsWith("报告所带的案例算不出来"));
            verdict.Recomputed.ShouldBe(0);
        }
    }

    [Fact]
    [Shows("V-17f")]
    public void What_the_report_marks_as_not_computable_is_no_finding()
    {
        var missing = SampleReport.Full.Data.Figures.Single(figure => !figure.Figure.Computable);
        missing.Figure.Text.ShouldBe(Figure.NotComputable);
        Docx.Verify(Docx.Sample).Findings.ShouldBeEmpty();

        // The mark excuses only what says so: a number with the mark is still recomputed.
        var forged = Resealed(SampleReport.Full, "total/published", figure => figure with { Text = "99.9", Computable = false });
        Docx.Finding(WordWriter.Write(forged)).Kind.ShouldBe(FindingKind.NotRecomputed);
    }

    [Fact]
    public void Data_that_were_touched_do_not_fit_their_digest()
    {
        var touched = Docx.With(Docx.Sample, Docx.DataPart, xml => xml.Replace("<value>95.70</value>", "<value>96.70</value>", StringComparison.Ordinal));
        var kinds = Docx.Verify(touched).Findings.Select(finding => finding.Kind).ToList();

        kinds.Count(kind => kind == FindingKind.Data).ShouldBeGreaterThanOrEqualTo(2);
        kinds.ShouldContain(FindingKind.Footer);
        kinds.ShouldContain(FindingKind.NotRecomputed);
        var onlyDigest = Docx.Verify(Docx.With(Docx.Sample, Docx.DataPart, xml => xml.Replace("<digest>", "<digest>0", StringComparison.Ordinal)));
        onlyDigest.Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Data);
    }

    [Fact]
    [Shows("V-17i")]
    public void A_page_that_states_another_number_or_digest_is_reported()
    {
        var digest = SampleReport.Full.Data.ShortDigest();
        var other = Docx.Finding(Docx.With(Docx.Sample, "word/footer2.xml", xml => xml.Replace($"摘要 {digest}", "摘要 00000-00000", StringComparison.Ordinal)));
        var number = Docx.Finding(Docx.With(Docx.Sample, "word/footer1.xml", xml => xml.Replace("报告编号 AL-YANTIAN-2023-A", "报告编号 AL-LUOHU-2024-C", StringComparison.Ordinal)));
        var gone = Docx.Finding(Docx.With(Docx.Sample, "word/footer1.xml", xml => xml.Replace("报告编号", "编号", StringComparison.Ordinal)));

        other.Kind.ShouldBe(FindingKind.Footer);
        other.Old.ShouldNotBeNull().ShouldContain(digest);
        other.New.ShouldNotBeNull().ShouldContain("00000-00000");
        number.New.ShouldNotBeNull().ShouldContain("AL-LUOHU-2024-C");
        gone.Kind.ShouldBe(FindingKind.Footer);
    }

    [Fact]
    [Shows("V-17b")]
    public void A_bar_of_a_chart_that_was_changed_is_reported()
    {
        var share = SampleReport.Full.Data.Charts[0].Select(name => SampleReport.Full.Data.Figures.Single(figure => figure.Name == name)).First();
        var changed = Docx.Finding(Docx.With(Docx.Sample, "word/charts/chart1.xml", xml => xml.Replace($"<c:v>{share.Figure.Value}</c:v>", "<c:v>12.5</c:v>", StringComparison.Ordinal)));
        var gone = Docx.Finding(Docx.With(document => document.Replace("c:chart ", "c:none ", StringComparison.Ordinal)));

        changed.Kind.ShouldBe(FindingKind.Chart);
        (changed.Code, changed.Place, changed.Old, changed.New).ShouldBe((share.Code, "图 1", share.Figure.Text, "12.5"));
        gone.Kind.ShouldBe(FindingKind.Chart);
        gone.Text.ShouldBe("图 1不见了");
    }

    [Fact]
    public void Typed_numbers_and_open_places_are_notes_and_no_findings()
    {
        var verdict = Docx.Verify(Docx.With(document => document.Replace("特此报告。", "特此报告，另支出 1234.5 万元，2024年完成。", StringComparison.Ordinal)));

        verdict.Findings.ShouldBeEmpty();
        verdict.Notes.Select(note => note.Text).ShouldContain("1234.5 不出自报告数据，是后来写上的");
        verdict.Notes.Select(note => note.Text).ShouldContain("还要填写：评价组成员和分工");
        Docx.Verify(Docx.Sample).Notes.ShouldHaveSingleItem().Text.ShouldBe("还要填写：评价组成员和分工");
    }

    [Fact]
    public void Ten_thousand_findings_are_counted_and_a_thousand_listed()
    {
        var figure = Docx.Carried("total/published");
        var verdict = Docx.Verify(Docx.With(document => Docx.Append(document, string.Concat(Enumerable.Repeat($"<w:p>{Docx.Control(document, figure, 1).Replace(figure.Figure.Text, "9", StringComparison.Ordinal)}</w:p>", 10_000)))));

        verdict.Findings.Count.ShouldBe(Verdict.MostListed);
        verdict.MoreFindings.ShouldBe(9000);
    }

    /// <summary>The report with one figure replaced everywhere, its seal and the digests made to fit.</summary>
    private static Report Resealed(Report report, string key, Func<Figure, Figure> change)
    {
        var own = Docx.Carried(report, key);
        return Report.Of([.. report.Blocks.Select(Change)], report.Data);

        Block Change(Block block) => block switch
        {
            Paragraph paragraph => paragraph with { Content = [.. paragraph.Content.Select(Piece)] },
            Table table => table with { Rows = [.. table.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(cell => cell with { Lines = [.. cell.Lines.Select(line => (IReadOnlyList<Inline>)[.. line.Select(Piece)])] })])] },
            _ => block,
        };

        Inline Piece(Inline piece) => piece is Bound bound && bound.Figure == own.Figure ? bound with { Figure = change(own.Figure) } : piece;
    }

    private static Figure Money()
    {
        var texts = Library.Published.Texts("yantian-2023");
        var book = new FigureBook(Evaluation.Scoring.Evaluator.Evaluate(texts.Scored.Case, texts.Scored.Framework));
        return texts.Scored.Case.Facts.Values.Where(fact => fact is { Value: not null, Unit: "万元" }).Select(fact => book[$"fact/{fact.Name}"]).First();
    }
}
