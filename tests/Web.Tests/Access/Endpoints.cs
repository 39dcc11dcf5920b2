using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anlan.Web.Tests.Access;

/// <summary>Every page and endpoint of the product, with an address that reaches it.</summary>
public static class Endpoints
{
    public static IReadOnlyList<(string Method, string Route, RouteEndpoint Endpoint)> Of(AnlanHost host)
    {
        _ = host.Address;
        return [.. host.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
                .Select(method => (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint)))
            .DistinctBy(row => (row.method, row.Item2))
            .OrderBy(row => row.Item2, StringComparer.Ordinal).ThenBy(row => row.method, StringComparer.Ordinal)];
    }

    /// <summary>The route with something in every place: what it names need not exist.</summary>
    public static string Address(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter =>
                parameter.ParameterPolicies.Any(policy => policy.Content == "guid") ? Guid.Empty.ToString()
                : parameter.ParameterPolicies.Any(policy => policy.Content == "int") ? "1" : "none",
            _ => throw new InvalidOperationException($"Unknown part in {endpoint.RoutePattern.RawText}"),
        }))));
}
