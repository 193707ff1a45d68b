namespace Pandacea.Stack;

/// <summary>Which stacks a command can be pointed at.</summary>
public static class Targets
{
    /// <summary>Environment variable that names one.</summary>
    public const string Variable = "PANDACEA_TARGET";

    /// <summary>Processes of this machine.</summary>
    public const string Native = "native";

    /// <summary>Largest shift at which every port of a stack exists.</summary>
    public static int LargestOffset { get; } = 65535 - Ports.ByName(0).Values.Max();

    private const string Allowed = "native, or the address of the fault control of a stack that runs elsewhere, as in http://host:8474";

    /// <summary>The name that holds: what was given, else what <see cref="Variable"/> says, else <see cref="Native"/>.</summary>
    public static string Named(string? given) =>
        given ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable : Native);

    /// <summary>The target of that name; throws <see cref="StackException"/> where there is none.</summary>
    /// <param name="name">As <see cref="Named"/> gives it.</param>
    /// <param name="settings">How services of a stack that is started read their settings.</param>
    public static IStackTarget Choose(string name, SettingsCheck? settings = null)
    {
        if (name == Native)
        {
            return new NativeTarget(settings: settings);
        }

        return Uri.TryCreate(name, UriKind.Absolute, out var control) && control is { Scheme: "http", PathAndQuery: "/" }
            ? Remote(control)
            : throw new StackException(new(StackProblemKind.InvalidSetting, $"--target: '{name}' is not a target.", $"Allowed: {Allowed}."));
    }

    private static RemoteTarget Remote(Uri control)
    {
        // The other ports are as far from their defaults as this one, and each of them has to exist.
        var usual = Ports.ByName(0);
        var (least, most) = (usual["faultControl"] - usual.Values.Min() + 1, usual["faultControl"] + LargestOffset);
        return control.Port >= least && control.Port <= most
            ? new RemoteTarget(control)
            : throw new StackException(new(StackProblemKind.InvalidSetting,
                $"--target: {control} cannot be a fault control: the other ports of the stack are as far from their defaults as its port is from {usual["faultControl"]}, and would not exist.",
                $"Allowed ports: {least} to {most}."));
    }
}
