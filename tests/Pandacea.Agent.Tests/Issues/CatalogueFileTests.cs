using Pandacea.Agent.Http.Catalogue;
using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>A file without products was taken as an empty catalogue, others were refused in the names of .NET types, and its format stood nowhere.</summary>
public sealed class CatalogueFileTests
{
    [Theory]
    [InlineData("{}", "products: missing.")]
    [InlineData("null", "It is not the JSON object that is expected.")]
    [InlineData("[]", "It is not the JSON object that is expected.")]
    [InlineData("{", "It is not the JSON object that is expected. Line 1.")]
    [InlineData("", "It is not the JSON object that is expected.")]
    [InlineData("""{"products":null}""", "products: wrong type or malformed.")]
    [InlineData("""{"products":{}}""", "products: wrong type or malformed.")]
    [InlineData("""{"products":[null]}""", "products[0]")]
    [InlineData("{\"products\":[\n{\"nme\":\"x\"}]}", "nme: unknown field. Line 2.")]
    [InlineData("""{"products":[{"productId":"a","basePrice":1}]}""", "products[0].basePrice: wrong type or malformed.")]
    [InlineData("""{"products":[{"productId":"a","basePrice":"1","keywords":["x",null]}]}""", "products[0].keywords")]
    public void What_is_wrong_with_it_is_said_by_the_name_of_the_field(string json, string problem)
    {
        var error = Refusal(json, "AGENT_PRODUCTS_FILE");

        Assert.Contains("AGENT_PRODUCTS_FILE", Assert.Single(error.Problems), StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Pandacea.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "datasets: missing.")]
    [InlineData("null", "It is not the JSON object that is expected.")]
    [InlineData("""{"datasets":null}""", "datasets: wrong type or malformed.")]
    [InlineData("""{"datasets":[null]}""", "datasets[0]")]
    public void Nor_is_a_file_of_data_sets_without_any(string json, string problem)
    {
        var error = Refusal(json, "AGENT_DATASETS_FILE");

        Assert.Contains(problem, Assert.Single(error.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain("Pandacea.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_told_together_with_all_else_that_is_wrong()
    {
        var file = Path.Combine(Path.GetTempPath(), "there-is-no-such-file.json");
        var variables = new Dictionary<string, string> { ["AGENT_PRODUCTS_FILE"] = file, ["AGENT_DATASETS_FILE"] = file, ["BACKEND_QUEUE_SIZE"] = "0" };

        var error = Assert.Throws<AgentOptionsException>(() => AgentEnvironment.Read(variables.GetValueOrDefault, "data"));

        Assert.Equal(variables.Keys.Order(StringComparer.Ordinal), error.Problems.Select(problem => problem.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_one_that_the_settings_show_is_taken()
    {
        using var file = new ShownFile("AGENT_PRODUCTS_FILE", await File.ReadAllLinesAsync(Path.Combine(RepositoryRoot.Find(), ".env.example")));

        var catalogue = AgentEnvironment.Read(name => name == "AGENT_PRODUCTS_FILE" ? file.Path : null, "data").ProductsFile is { } path ? ProductCatalogue.Load(path) : null;

        var product = catalogue!.Find("did:pandacea:earner:robotics/warehouse-arm-v2")!;
        Assert.Equal((1, "Warehouse arm trajectories", "RoboticSensorData", 2), (catalogue.Count, product.Name, product.DataType, product.Keywords.Count));
        Assert.Single(catalogue.Samples);
        Assert.True(catalogue.BasePriceOf(product.ProductId) > 0);
    }

    private static AgentOptionsException Refusal(string json, string variable)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, json);
            return Assert.Throws<AgentOptionsException>(() => AgentEnvironment.Read(name => name == variable ? file : null, "data"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
