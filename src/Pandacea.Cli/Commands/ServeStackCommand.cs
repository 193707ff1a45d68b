using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea serve stack</c>: the supervisor; <c>up</c> starts it in the background.</summary>
internal static class ServeStackCommand
{
    public static Command Create()
    {
        var detached = new Option<bool>("--detached") { Description = "Write to the stack's log and leave the terminal.", Hidden = true };
        var scratch = new Option<bool>("--scratch") { Description = "Keep state apart from that of `up`.", Hidden = true };
        var home = new Option<string?>("--home") { Description = "The .pandacea folder.", HelpName = "DIR" };
        var anvil = new Option<string?>("--anvil") { Description = "Anvil's executable.", HelpName = "FILE" };
        var readyWithin = new Option<double>("--ready-within") { Description = "Seconds that Anvil may take to answer.", HelpName = "S", DefaultValueFactory = _ => 30 };
        var withoutAgent = new Option<bool>("--without-agent") { Description = "Leave the agent out." };
        var withoutCompute = new Option<bool>("--without-compute") { Description = "Leave the compute worker out." };
        var withoutIpfs = new Option<bool>("--without-ipfs") { Description = "Leave the IPFS node out." };
        var ipfs = new Option<string?>("--ipfs") { Description = "The IPFS node: http://host:port of one that runs, the file of an ipfs program, or built-in.", HelpName = "NODE" };
        var agent = new LaunchOptions("agent");
        var compute = new LaunchOptions("compute");
        var command = new Command("stack", "Run the stack: Anvil, the IPFS node, a compute worker and the agent behind the fault proxy.")
        {
            detached, scratch, home, anvil, ipfs, readyWithin, withoutAgent, withoutIpfs, withoutCompute,
        };
        agent.AddTo(command);
        compute.AddTo(command);
        var selection = StackSelection.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var options = new SupervisorOptions
            {
                Paths = new StackPaths(parse.GetValue(home) ?? StackSelection.Home(), selection.Offset(parse)) { Scratch = parse.GetValue(scratch) },
                Anvil = parse.GetValue(anvil),
                Detached = parse.GetValue(detached),
                Agent = !parse.GetValue(withoutAgent),
                Compute = !parse.GetValue(withoutCompute),
                Ipfs = !parse.GetValue(withoutIpfs),
                IpfsNode = parse.GetValue(ipfs),
                AgentLaunch = agent.Read(parse),
                ComputeLaunch = compute.Read(parse),
                ReadyWithin = TimeSpan.FromSeconds(parse.GetValue(readyWithin)),
            };
            return await SupervisorHost.RunAsync(options, TimeProvider.System, cancellationToken).ConfigureAwait(false) is { } problem
                ? Problems.Write(problem)
                : ExitCodes.Passed;
        });
        return command.WithExamples("pandacea serve stack", "pandacea serve stack --offset 100");
    }
}
