using System.Collections.Frozen;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Pandacea.Agent.Leases;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Content;

namespace Pandacea.Agent.Http.Catalogue;

/// <summary>The products on offer, read once from a file.</summary>
public sealed class ProductCatalogue : IProductPrices
{
    private const int LongestId = 256;
    private const string Variable = "AGENT_PRODUCTS_FILE";
    private const string BuiltIn = "Pandacea.Agent.products.json";

    private readonly FrozenDictionary<string, (ProductDetail Product, BigInteger BasePrice)> _byId;
    private readonly ProductDetail[] _sorted;

    private ProductCatalogue(IEnumerable<(ProductDetail Product, BigInteger BasePrice)> products, IReadOnlyDictionary<string, byte[]> samples)
    {
        Samples = samples;
        _byId = products.ToFrozenDictionary(pair => pair.Product.ProductId, StringComparer.Ordinal);
        _sorted = [.. _byId.Values.Select(pair => pair.Product).OrderBy(product => product.ProductId, StringComparer.Ordinal)];
    }

    /// <value>Products in it.</value>
    public int Count => _sorted.Length;

    /// <summary>Samples that the agent itself brings, by their CID.</summary>
    internal IReadOnlyDictionary<string, byte[]> Samples { get; }

    /// <summary>CIDs of the samples of all products that have one.</summary>
    internal IEnumerable<string> SampleCids => _sorted.Select(product => product.SampleCid).Where(cid => cid.Length > 0);

    /// <summary>Reads the file, or the built-in catalogue if there is no path.</summary>
    /// <exception cref="AgentOptionsException">It cannot be read, or something in it is wrong; all of it is named.</exception>
    public static ProductCatalogue Load(string? path)
    {
        if (path is not null)
        {
            return Read($"{Variable} names {path}: ", SettingsFile.Read(Variable, path, CatalogueJson.Default.CatalogueFile).Products);
        }

        using var stream = typeof(ProductCatalogue).Assembly.GetManifestResourceStream(BuiltIn)!;
        return Read("The built-in catalogue: ", JsonSerializer.Deserialize(stream, CatalogueJson.Default.CatalogueFile)!.Products);
    }

    /// <inheritdoc/>
    public BigInteger? BasePriceOf(string productId) => _byId.TryGetValue(productId, out var found) ? found.BasePrice : null;

    /// <summary>The product; null if there is none.</summary>
    internal ProductDetail? Find(string productId) => _byId.TryGetValue(productId, out var found) ? found.Product : null;

    /// <summary>Products with any of the keywords (all, if none is given) whose id comes after <paramref name="after"/>.</summary>
    internal ProductPage Page(IReadOnlyCollection<string> keywords, int limit, string? after)
    {
        var found = _sorted
            .Where(product => after is null || string.CompareOrdinal(product.ProductId, after) > 0)
            .Where(product => keywords.Count == 0 || product.Keywords.Any(word => keywords.Contains(word, StringComparer.OrdinalIgnoreCase)))
            .Take(limit + 1)
            .Select(product => new ProductSummary(product.ProductId, product.Name, product.DataType, product.Keywords))
            .ToList();
        return found.Count <= limit ? new(found) : new(found[..limit], PageCursor.After(found[limit - 1].ProductId));
    }

    private static ProductCatalogue Read(string source, IReadOnlyList<CatalogueEntry?> entries)
    {
        var problems = new List<string>();
        var products = new List<(ProductDetail Product, BigInteger BasePrice)>();
        var samples = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, entry) in entries.Index())
        {
            var found = Problems(entry, ids).Select(problem => $"{source}products[{index}]{problem}.").ToList();
            problems.AddRange(found);
            if (found.Count == 0 && Wei.TryParse(entry!.BasePrice, out var price))
            {
                products.Add((Detail(entry.ProductId!, entry, Sample(entry, samples)), price));
            }
        }

        return problems.Count == 0 ? new(products, samples) : throw new AgentOptionsException(problems);
    }

    private static IEnumerable<string> Problems(CatalogueEntry? entry, HashSet<string> ids)
    {
        if (entry is null)
        {
            yield return " must be an object";
            yield break;
        }

        if (entry.ProductId is not { Length: > 0 and <= LongestId } id || id.Any(char.IsControl) || !ids.Add(id))
        {
            yield return $".productId must be there, once, with at most {LongestId} characters";
        }

        if (!Wei.TryParse(entry.BasePrice, out _))
        {
            yield return ".basePrice must be wei as decimal digits in a string";
        }

        if (entry is { SampleCid: not null, Sample: not null } || (entry.SampleCid is { Length: > 0 } given && !Cid.TryParse(given, out _)))
        {
            yield return ".sampleCid must be a CID, and is left out where there is a sample";
        }

        if (entry.Keywords?.Any(string.IsNullOrEmpty) == true)
        {
            yield return ".keywords must be words";
        }
    }

    /// <summary>The CID of an entry's sample, which it has before anybody stored it.</summary>
    private static string Sample(CatalogueEntry entry, Dictionary<string, byte[]> samples)
    {
        if (entry.Sample is null)
        {
            return entry.SampleCid ?? "";
        }

        var bytes = Encoding.UTF8.GetBytes(entry.Sample);
        var cid = FileBuilder.BuildAsync(new MemoryStream(bytes), FileLayout.V0, NoSink.Instance).GetAwaiter().GetResult().Cid.ToString();
        samples[cid] = bytes;
        return cid;
    }

    private static ProductDetail Detail(string id, CatalogueEntry entry, string sampleCid) => new(
        id,
        entry.Name ?? id,
        entry.DataType ?? "",
        entry.Keywords?.OfType<string>().ToList() ?? [],
        entry.SchemaVersion ?? "",
        entry.OwnerDid ?? "",
        entry.Description ?? "",
        sampleCid);
}
