using Pandacea.Drills.Verifying;

namespace Pandacea.Drills.Tests.Verifying;

/// <summary>An artifact is of what its specification says, member by member.</summary>
public sealed class ArtifactAgreementTests
{
    private const string Training =
        """{"task":"logistic_regression","inputs":[{"dataset":"a"},{"dataset":"b"}],"dp":{"enabled":true,"epsilon":1,"clip":2,"noise_multiplier":8,"delta":0.5},"epochs":10,"batch_size":45,"learning_rate":4,"seed":7}""";

    private const string Trained =
        """{"task":"logistic_regression","dataset":"a,b","dp":{"enabled":true,"clip":2.0,"noise_multiplier":8.0,"delta":0.5},"model":{"type":"logistic_regression"},"training_params":{"epochs":10,"batch_size":45,"learning_rate":4.0},"seed":7}""";

    private const string Histogram =
        """{"task":"histogram","inputs":[{"dataset":"a"}],"dp":{"enabled":true,"epsilon":1},"statistic":{"column":"x1","bins":2,"noise":"gaussian"}}""";

    private const string Counted =
        """{"task":"histogram","dataset":"a","dp":{"enabled":true,"clip":1,"noise_multiplier":3},"model":{"type":"histogram","column":{"name":"x1"},"noise":"gaussian","counts":[1,2]}}""";

    [Fact]
    public void What_was_made_as_specified_agrees()
    {
        Assert.Null(ArtifactAgreement.Difference(Training, Trained));
        Assert.Null(ArtifactAgreement.Difference(Histogram, Counted));
    }

    [Fact]
    public void What_the_specification_leaves_open_has_its_default_or_may_be_anything()
    {
        Assert.Null(ArtifactAgreement.Difference("""{"task":"logistic_regression","inputs":[{"dataset":"a"},{"dataset":"b"}],"dp":{"enabled":true,"epsilon":1}}""", Trained));
        var open = """{"task":"histogram","inputs":[{"dataset":"a"}],"dp":{"enabled":true,"epsilon":1}}""";
        Assert.Equal("its model.noise is \"gaussian\", asked was \"laplace\"", ArtifactAgreement.Difference(open, Counted));
        Assert.Equal("its number of model.counts is 2, asked was 10", ArtifactAgreement.Difference(open, Counted.Replace("gaussian", "laplace", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"epochs\":10", "\"epochs\":9", "its training_params.epochs is 9, asked was 10")]
    [InlineData("\"batch_size\":45", "\"batch_size\":4", "its training_params.batch_size is 4, asked was 45")]
    [InlineData("\"learning_rate\":4.0", "\"learning_rate\":1", "its training_params.learning_rate is 1, asked was 4")]
    [InlineData("\"seed\":7", "\"seed\":8", "its seed is 8, asked was 7")]
    [InlineData(",\"seed\":7", "", "its seed is missing, asked was 7")]
    [InlineData("\"clip\":2.0", "\"clip\":3", "its dp.clip is 3, asked was 2")]
    [InlineData("\"delta\":0.5", "\"delta\":0.1", "its dp.delta is 0.1, asked was 0.5")]
    [InlineData("\"noise_multiplier\":8.0", "\"noise_multiplier\":1", "its dp.noise_multiplier is 1, asked was 8")]
    [InlineData("\"enabled\":true", "\"enabled\":false", "its dp.enabled is false, asked was true")]
    [InlineData("\"dataset\":\"a,b\"", "\"dataset\":\"a\"", "its dataset is \"a\", asked was \"a,b\"")]
    [InlineData("{\"task\":\"logistic_regression\"", "{\"task\":\"mean\"", "its task is \"mean\", asked was \"logistic_regression\"")]
    [InlineData("\"type\":\"logistic_regression\"", "\"type\":\"mean\"", "its model.type is \"mean\", asked was \"logistic_regression\"")]
    public void A_training_that_says_something_else_does_not_agree(string right, string wrong, string difference) =>
        Assert.Equal(difference, ArtifactAgreement.Difference(Training, Trained.Replace(right, wrong, StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"name\":\"x1\"", "\"name\":\"x2\"", "its model.column.name is \"x2\", asked was \"x1\"")]
    [InlineData("gaussian", "laplace", "its model.noise is \"laplace\", asked was \"gaussian\"")]
    [InlineData("[1,2]", "[1,2,3]", "its number of model.counts is 3, asked was 2")]
    public void A_statistic_that_says_something_else_does_not_agree(string right, string wrong, string difference) =>
        Assert.Equal(difference, ArtifactAgreement.Difference(Histogram, Counted.Replace(right, wrong, StringComparison.Ordinal)));

    /// <summary>What is not private has no noise, whatever was wished for; Laplace noise has no delta.</summary>
    [Fact]
    public void What_does_not_apply_is_not_compared()
    {
        Assert.Null(ArtifactAgreement.Difference(Training.Replace("true", "false", StringComparison.Ordinal), Trained.Replace("true,\"clip\":2.0,\"noise_multiplier\":8.0,\"delta\":0.5", "false,\"clip\":2,\"noise_multiplier\":0", StringComparison.Ordinal)));
        var withDelta = Histogram.Replace("\"epsilon\":1", "\"epsilon\":1,\"delta\":0.1", StringComparison.Ordinal);
        Assert.Equal("its dp.delta is missing, asked was 0.1", ArtifactAgreement.Difference(withDelta, Counted));
        Assert.Null(ArtifactAgreement.Difference(withDelta.Replace("gaussian", "laplace", StringComparison.Ordinal), Counted.Replace("gaussian", "laplace", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{", Trained)]
    [InlineData("{}", Trained)]
    [InlineData("[]", Trained)]
    [InlineData(Histogram, "{}")]
    public void What_cannot_be_compared_does_not_agree(string spec, string artifact) => Assert.NotNull(ArtifactAgreement.Difference(spec, artifact));
}
