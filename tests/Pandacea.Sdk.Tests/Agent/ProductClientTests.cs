using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;

namespace Pandacea.Sdk.Tests.Agent;

public sealed class ProductClientTests : IAsyncLifetime
{
    private AgentHost _host = null!;

    public async Task InitializeAsync() => _host = await AgentHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task All_pages_are_listed_in_order_and_only_as_needed()
    {
        _host.Stub.Answer = (request, _) => request.Target switch
        {
            "/api/v1/products?limit=2" => Page("\"a+/=\"", "one", "two"),
            "/api/v1/products?limit=2&cursor=a%2B%2F%3D" => Page("\"b\"", "three", "four"),
            "/api/v1/products?limit=2&cursor=b" => Page("null", "five"),
            _ => StubAnswer.Error(400, "VALIDATION_ERROR"),
        };
        var names = new List<string>();
        await foreach (var product in _host.Client.Products.ListAsync(new ProductQuery { PageSize = 2 }))
        {
            names.Add(product.ProductId);
            Assert.Equal((names.Count + 1) / 2, _host.Stub.Seen.Count);
        }

        Assert.Equal(["one", "two", "three", "four", "five"], names);
    }

    [Fact]
    public async Task An_empty_catalogue_has_no_products()
    {
        _host.Stub.Answer = (_, _) => Page("null");
        Assert.Empty(await ToListAsync(_host.Client.Products.ListAsync()));
        Assert.Equal("/api/v1/products?limit=20", Assert.Single(_host.Stub.Seen).Target);
    }

    [Fact]
    public async Task A_catalogue_that_goes_round_in_circles_is_noticed()
    {
        _host.Stub.Answer = (_, _) => Page("\"again\"", "one");
        await Assert.ThrowsAsync<AgentException>(() => ToListAsync(_host.Client.Products.ListAsync()));
        Assert.Equal(2, _host.Stub.Seen.Count);
    }

    [Fact]
    public async Task Keywords_and_ids_are_escaped_as_they_are_signed()
    {
        _host.Stub.Answer = (request, _) => request.Target.StartsWith("/api/v1/products?", StringComparison.Ordinal)
            ? Page("null")
            : StubAnswer.Ok("""{"productId":"weather/berlin ü","name":"n","dataType":"csv","keywords":["a"],"schemaVersion":"1","ownerDid":"did:x","description":"d","sampleCid":"c"}""");
        await _host.Client.Products.PageAsync(new ProductQuery { Keywords = ["a b", "ü&x=1"], PageSize = 100 }, null);
        var product = await _host.Client.Products.GetAsync("weather/berlin ü");

        Assert.Equal(
            ["/api/v1/products?keywords=a%20b,%C3%BC%26x%3D1&limit=100", "/api/v1/products/weather%2Fberlin%20%C3%BC"],
            _host.Stub.Seen.Select(request => request.Target));
        Assert.Equal(("weather/berlin ü", "did:x"), (product.ProductId, product.OwnerDid));
    }

    [Fact]
    public async Task Queries_that_cannot_be_are_refused_before_they_are_sent()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await _host.Client.Products.PageAsync(new ProductQuery { PageSize = 0 }, null));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await _host.Client.Products.PageAsync(new ProductQuery { PageSize = 101 }, null));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _host.Client.Products.PageAsync(new ProductQuery { Keywords = ["a,b"] }, null));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _host.Client.Products.GetAsync(".."));
        Assert.Empty(_host.Stub.Seen);
    }

    [Fact]
    public async Task A_product_that_is_not_there_is_said_to_be_so()
    {
        var error = await _host.RefusedAsync(_host.Client.Products.GetAsync("none"));
        Assert.Equal(AgentErrorCodes.NotFound, error.Code);
    }

    private static StubAnswer Page(string cursor, params string[] ids) => StubAnswer.Ok(
        $$"""{"data":[{{string.Join(',', ids.Select(id => $$"""{"productId":"{{id}}","name":"n","dataType":"d","keywords":[]}"""))}}],"nextCursor":{{cursor}}}""");

    private static async Task<List<ProductSummary>> ToListAsync(IAsyncEnumerable<ProductSummary> products)
    {
        var list = new List<ProductSummary>();
        await foreach (var product in products)
        {
            list.Add(product);
        }

        return list;
    }
}
