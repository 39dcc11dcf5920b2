using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Anlan.Documents.Cases;
using Anlan.Web.Performance.Appraisals;
using Anlan.Web.Platform.Database;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Tests.Performance.Appraisals;

/// <summary>Files to upload, and the form that takes them.</summary>
public static class Uploading
{
    /// <summary>A case without a framework, as short as one may be.</summary>
    public static string Claim(string id, string title = "某区年度绩效自评", string unit = "某区应急管理局", int year = 2024, string kind = "部门整体支出") => $$"""
        case: {{id}}
        title: {{title}}
        unit: {{unit}}
        year: {{year}}
        kind: {{kind}}
        source: { document: 自评报告, published: 未写日期 }
        published:
          total: { value: 97, line: 3 }

        """;

    /// <summary>The text of a shipped case under another id.</summary>
    public static string Copy(string id, string newId) =>
        Shipped.Library.Texts(id).CaseText.Replace($"case: {id}", $"case: {newId}", StringComparison.Ordinal);

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }

    public static Task<Page> Upload(this Visitor visitor, string text, string name = "case.yaml") =>
        visitor.Upload(Encoding.UTF8.GetBytes(text), name);

    public static Task<Page> Upload(this Visitor visitor, byte[]? content, string name) => visitor.Upload("/performance/appraisals/upload", content, name);

    /// <summary>Sends a file by the form of a page.</summary>
    public static async Task<Page> Upload(this Visitor visitor, string address, byte[]? content, string name, params (string Name, string Value)[] fields)
    {
        var page = await visitor.Get(address);
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);
        foreach (var input in page.Html.QuerySelectorAll("main form input[type=hidden]"))
            form.Add(new StringContent(input.GetAttribute("value")!), input.GetAttribute("name")!);
        if (content is not null)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            file.Headers.ContentDisposition = new("form-data") { Name = "Form.File", FileName = $"\"{name}\"" };
            form.Add(file);
        }
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        // Asks first, as the answer to a body over the limit comes before the body is read.
        request.Headers.ExpectContinue = content?.Length > 60_000_000;
        return await visitor.Send(request);
    }

    /// <summary>Puts evaluations into the database as an upload does, without the way there.</summary>
    public static async Task Keep(this AnlanHost host, params IEnumerable<string> cases)
    {
        await host.WithDb(async db =>
        {
            foreach (var text in cases)
            {
                var texts = CaseLibrary.Load("case.yaml", text, _ => null).Value!;
                var appraisal = new Appraisal { Id = Guid.CreateVersion7(), Slug = texts.Case.Id, Origin = AppraisalOrigin.Uploaded, AddedAt = DateTimeOffset.UtcNow, AddedBy = "jixiao" };
                appraisal.Take(new(texts, text, null), null);
                db.Appraisals.Add(appraisal);
            }
            await db.SaveChangesAsync();
            return 0;
        });
    }

    public static async Task<T> WithDb<T>(this AnlanHost host, Func<AnlanDb, Task<T>> work)
    {
        _ = host.Address;
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AnlanDb>());
    }
}
