using System.Text.RegularExpressions;
using Anlan.Documents.Cases;

namespace Anlan.Repository.Tests;

/// <summary>What the shipped cases say of their publications can be looked up there, and they keep no field for a person.</summary>
public sealed partial class SourceTests
{
    [Fact]
    [Shows("V-08i")]
    public void Every_fact_and_published_score_names_its_line()
    {
        var library = new CaseLibrary(Checkout.Root);
        var cases = library.Cases.Select(id => library.Texts(id).Scored.Case).ToList();
        cases.Count.ShouldBe(5);
        cases.Where(one => one.FrameworkId is not null).ShouldAllBe(one => one.Facts.Count > 0 && one.Entries.Count > 0);

        cases.SelectMany(one => one.Facts.Values.Where(fact => fact.Line == 0).Select(fact => $"{one.Id}: {fact.Name}")).ShouldBeEmpty();
        cases.SelectMany(one => one.Entries.Values.Where(entry => entry.Published is not null && entry.Line == 0)
            .Select(entry => $"{one.Id}: {entry.Indicator}")).ShouldBeEmpty();
        cases.Where(one => one.PublishedTotal is { Line: 0 } || one.PublishedGrade is { Line: 0 }).ShouldBeEmpty();
    }

    [Fact]
    [Shows("V-08i")]
    public void No_case_holds_a_field_for_a_person() =>
        Tracked.Texts.Where(file => file.Path.StartsWith("cases/")).Where(file => Person().IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    [Theory]
    [InlineData("填报人：某某某")]
    [InlineData("contact: { label: 联系人, value: 某某 }")]
    [InlineData("note: 姓名 某某")]
    [InlineData("联系电话")]
    public void A_field_for_a_person_would_be_noticed(string text) => Person().IsMatch(text).ShouldBeTrue();

    [GeneratedRegex("填报人|填表人|联系人|经办人|审核人|负责人|姓名|电话|手机")]
    private static partial Regex Person();
}
