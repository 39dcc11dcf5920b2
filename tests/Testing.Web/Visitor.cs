using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Anlan.Testing.Web;

/// <summary>A browser without script: keeps cookies, follows no redirect by itself, fills in and sends the forms of a page.</summary>
public sealed class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All })
    {
        BaseAddress = address,
    };

    /// <summary>Headers of every request from now on.</summary>
    public System.Net.Http.Headers.HttpRequestHeaders Headers => http.DefaultRequestHeaders;

    public Task<Page> Get(string path) => Send(new(HttpMethod.Get, path));

    public async Task<Page> Send(HttpRequestMessage request)
    {
        // A large body is announced first, so that a refusal arrives before the body breaks off.
        request.Headers.ExpectContinue = request.Content?.Headers.ContentLength > 1024 * 1024;
        var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response, text);
    }

    /// <summary>
    /// Sends the form that <paramref name="selector"/> finds, with its fields as they stand on the page except those
    /// given here. A button that was pressed is given like a field.
    /// </summary>
    public Task<Page> Submit(Page page, string selector, params (string Name, string Value)[] fields)
    {
        var form = page.Html.QuerySelector<IHtmlFormElement>(selector)
            ?? throw new InvalidOperationException($"No form {selector} on the page:\n{page.Text}");
        var standing = form.QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked)
            .Where(input => fields.All(field => field.Name != input.Name))
            .Select(input => KeyValuePair.Create(input.Name!, input.Value));
        var given = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        return Send(new(HttpMethod.Post, form.GetAttribute("action") ?? page.Response.RequestMessage!.RequestUri!.PathAndQuery)
        {
            Content = new FormUrlEncodedContent(standing.Concat(given)),
        });
    }

    public async Task<Page> SignIn(string userName, string password, string query = "") => await Submit(
        await Get("/access/sign-in" + query), "main form", ("Form.UserName", userName), ("Form.Password", password));

    public void Dispose() => http.Dispose();
}

/// <summary>An answer, read as HTML when it is asked for.</summary>
public sealed record Page(HttpResponseMessage Response, string Text)
{
    private IHtmlDocument? html;

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Where a redirect leads: a path on this site, or an address elsewhere.</summary>
    public string? Location => Response.Headers.Location is { } to && new Uri(Response.RequestMessage!.RequestUri!, to) is var full
        ? full.Authority == Response.RequestMessage.RequestUri!.Authority ? full.PathAndQuery : full.AbsoluteUri
        : null;

    public IHtmlDocument Html => html ??= new HtmlParser().ParseDocument(Text);

    public string TextOf(string selector) => string.Join('\n', Html.QuerySelectorAll(selector).Select(element => element.TextContent.Trim()));
}
