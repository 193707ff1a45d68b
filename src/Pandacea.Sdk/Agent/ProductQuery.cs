using System.Globalization;
using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>Which products to list.</summary>
public sealed record ProductQuery
{
    /// <summary>Products that have these keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Products of a page, 1 to 100.</summary>
    public int PageSize { get; init; } = ProductPage.DefaultLimit;

    internal string ToPath(string? cursor)
    {
        if (PageSize is < 1 or > ProductPage.MaxLimit)
        {
            throw new ArgumentOutOfRangeException(nameof(PageSize), PageSize, $"A page has 1 to {ProductPage.MaxLimit} products.");
        }

        if (Keywords.FirstOrDefault(keyword => keyword.Length == 0 || keyword.Contains(',')) is { } wrong)
        {
            throw new ArgumentException($"'{wrong}' is no keyword: it must not be empty or have a comma.", nameof(Keywords));
        }

        var parameters = new List<string>();
        if (Keywords.Count > 0)
        {
            parameters.Add("keywords=" + string.Join(',', Keywords.Select(Uri.EscapeDataString)));
        }

        parameters.Add(string.Create(CultureInfo.InvariantCulture, $"limit={PageSize}"));
        if (cursor is not null)
        {
            parameters.Add("cursor=" + Uri.EscapeDataString(cursor));
        }

        return $"{AgentRoutes.Products}?{string.Join('&', parameters)}";
    }
}
