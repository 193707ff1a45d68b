namespace Pandacea.Protocol.Compute;

/// <summary>What a worker can compute: values of <see cref="JobSpec.Task"/>.</summary>
public static class ComputeTasks
{
    /// <summary>A logistic regression, trained by DP-SGD.</summary>
    public const string LogisticRegression = "logistic_regression";

    /// <summary>The mean of a column: a noisy sum over a noisy count.</summary>
    public const string Mean = "mean";

    /// <summary>How many records have a value within the bounds.</summary>
    public const string Count = "count";

    /// <summary>The sum of a column.</summary>
    public const string Sum = "sum";

    /// <summary>How many records fall into each of equally wide bins.</summary>
    public const string Histogram = "histogram";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [LogisticRegression, Mean, Count, Sum, Histogram];

    /// <summary>How many values that one record can change the task releases; the accountant composes so many.</summary>
    public static int Releases(string task) => task == Mean ? 2 : 1;
}
