using Pandacea.Faults.Catalog;
using Pandacea.Faults.Control;
using Pandacea.Faults.Crowds;
using Pandacea.Faults.Messages;
using Pandacea.Faults.Processes;
using Pandacea.Faults.Proxy;
using Pandacea.Protocol;

namespace Pandacea.Faults.Injection;

/// <summary>Turns a request into something that can be applied and undone, or says why not.</summary>
/// <param name="proxies">What faults on traffic act on.</param>
/// <param name="options">What faults on processes act on.</param>
/// <param name="ended">Told of a fault that somebody else has ended, and how.</param>
/// <param name="time">The clock.</param>
internal sealed class StrokeFactory(ProxySet proxies, FaultHostOptions options, Action<FaultRequest, string> ended, TimeProvider time)
{
    private readonly IProcessSignals _signals = options.Signals ?? ProcessSignals.ForThisSystem();

    public (IStroke? Stroke, FaultRefusal? Refusal) Create(FaultRequest request)
    {
        if (FaultCatalog.Check(request.Type, request.Attributes, request.Percent, request.Method) is [var problem, ..])
        {
            return (null, new(400, problem.Message, $"Correct '{problem.Field}'.", problem.Field));
        }

        var kind = FaultRegistry.Find(request.Type)!;
        var settings = new FaultSettings(kind.Description, request.Attributes);
        var fault = kind.Create(settings);
        if (fault is SurgeFault)
        {
            return (null, new(400, $"{request.Type} is sent by the runner of a drill, not from here", "Run a drill that has it.", "type"));
        }

        if (fault is IProcessFault processFault)
        {
            return CreateForProcess(processFault, kind.Description, request);
        }

        return proxies.Find(request.On) is not { } node
            ? (null, Unknown("proxy", request.On, proxies.All.Select(each => each.Spec.Name)))
            : (CreateForProxy(fault, settings, node, request), null);
    }

    private static IStroke CreateForProxy(IFault fault, FaultSettings settings, ProxyNode node, FaultRequest request) => fault switch
    {
        IByteFault bytes => new ByteStroke(node.Bytes, new(bytes, settings.Text(StreamAttribute.Name), request.Percent, request.Seed, request.Window)),
        IMessageFault message => new MessageStroke(node, new(message, request.Percent, request.Method, request.Seed, request.Window)),
        _ => new RefusalStroke(node.Bytes),
    };

    private (IStroke? Stroke, FaultRefusal? Refusal) CreateForProcess(IProcessFault fault, FaultDescription description, FaultRequest request)
    {
        if (!options.Processes.TryGetValue(request.On, out var target))
        {
            return (null, Unknown("process", request.On, options.Processes.Keys));
        }

        if (target.Current is { } process && process.IsAlive())
        {
            return (Around(new(fault, new(target, process, _signals, time)), fault, description, request), null);
        }

        return (null, new(409, $"{request.On} is not running", $"Start it with `{StackCommand.Of($"restart {request.On}", options.Offset)}` first.", "on"));
    }

    private IStroke Around(ProcessStroke stroke, IProcessFault fault, FaultDescription description, FaultRequest request) => fault switch
    {
        PauseFault => new PauseStroke(stroke, how => ended(request, how), time),
        _ when description.RefusesConnections && proxies.Find(request.On) is { } node => new GoneProcessStroke(stroke, node.Bytes),
        _ => stroke,
    };

    private static FaultRefusal Unknown(string what, string name, IEnumerable<string> known)
        => new(400, $"'{name}' is no {what} here; allowed: {(string.Join(", ", known.Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : "none")}", "Correct 'on'.", "on");
}
