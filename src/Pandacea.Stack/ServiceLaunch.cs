namespace Pandacea.Stack;

/// <summary>How a service of a stack is started, beside what the environment says.</summary>
/// <param name="Variables">Environment variables that are set for it.</param>
/// <param name="Arguments">Arguments after <c>serve</c> and its name.</param>
public sealed record ServiceLaunch(IReadOnlyDictionary<string, string> Variables, IReadOnlyList<string> Arguments)
{
    /// <summary>Whether one that runs already, started in another way, will not do.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Nothing special.</summary>
    public static ServiceLaunch Usual { get; } = new(new Dictionary<string, string>(), []);

    internal IEnumerable<string> Options(string service) =>
    [
        .. Variables.SelectMany(variable => new[] { $"--{service}-variable", $"{variable.Key}={variable.Value}" }),
        .. Arguments.SelectMany(argument => new[] { $"--{service}-argument", argument }),
    ];
}
