namespace Pandacea.Stack;

/// <summary>Which stacks a command can be pointed at.</summary>
public static class Targets
{
    /// <summary>Environment variable that names one.</summary>
    public const string Variable = "PANDACEA_TARGET";

    /// <summary>Processes of this machine.</summary>
    public const string Native = "native";

    private const string Allowed = "native, or the address of the fault control of a stack that runs elsewhere, as in http://host:8474";

    /// <summary>The name that holds: what was given, else what <see cref="Variable"/> says, else <see cref="Native"/>.</summary>
    public static string Named(string? given) =>
        given ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable : Native);

    /// <summary>The target of that name; throws <see cref="StackException"/> where there is none.</summary>
    public static IStackTarget Choose(string name)
    {
        if (name == Native)
        {
            return new NativeTarget();
        }

        return Uri.TryCreate(name, UriKind.Absolute, out var control) && control is { Scheme: "http", PathAndQuery: "/" }
            ? new RemoteTarget(control)
            : throw new StackException(new(StackProblemKind.InvalidSetting, $"--target: '{name}' is not a target.", $"Allowed: {Allowed}."));
    }
}
