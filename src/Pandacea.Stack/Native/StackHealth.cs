using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Stack;

/// <summary>Whether a stack answers as its clients would see it.</summary>
internal sealed class StackHealth(HttpClient http)
{
    private readonly EvmProbe _evm = new(http);
    private readonly HealthProbe _agent = new(http, AgentRoutes.Health);
    private readonly HealthProbe _compute = new(http, ComputeRoutes.Liveness);
    private readonly IpfsProbe _ipfs = new(http);

    /// <summary>The first service that does not answer; null where all do.</summary>
    public async Task<string?> FirstSilentAsync(StackOptions options, CancellationToken cancellationToken)
        => !await EvmAsync(options.Offset, cancellationToken).ConfigureAwait(false) ? AnvilProgram.ServiceName
            : options.Ipfs && !await IpfsAsync(options.Offset, cancellationToken).ConfigureAwait(false) ? IpfsProgram.ServiceName
            : options.Parts.Compute && !await ComputeAsync(options.Offset, cancellationToken).ConfigureAwait(false) ? ComputeProgram.ServiceName
            : options.Agent && !await AgentAsync(options.Offset, cancellationToken).ConfigureAwait(false) ? AgentProgram.ServiceName
            : !await ControlAsync(options.Offset, cancellationToken).ConfigureAwait(false) ? ServiceStatus.Faults
            : null;

    public Task<bool> EvmAsync(int offset, CancellationToken cancellationToken)
        => _evm.AnswersAsync(new ServicePorts(offset).Evm, cancellationToken);

    public Task<bool> AgentAsync(int offset, CancellationToken cancellationToken)
        => _agent.AnswersAsync(new ServicePorts(offset).Agent, cancellationToken);

    public Task<bool> ComputeAsync(int offset, CancellationToken cancellationToken)
        => _compute.AnswersAsync(new ServicePorts(offset).Compute, cancellationToken);

    public Task<bool> IpfsAsync(int offset, CancellationToken cancellationToken)
        => _ipfs.AnswersAsync(new ServicePorts(offset).Ipfs, cancellationToken);

    public async Task<bool> ControlAsync(int offset, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{new ServicePorts(offset).FaultControl}/version"), cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (NetworkFailure.Is(error, cancellationToken))
        {
            return false;
        }
    }
}
