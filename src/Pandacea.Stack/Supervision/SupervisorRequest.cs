namespace Pandacea.Stack;

/// <summary>What a supervisor is asked, one line of JSON.</summary>
internal sealed record SupervisorRequest(string Command, string? Service = null)
{
    public const string Stop = "stop";
    public const string Restart = "restart";
}
