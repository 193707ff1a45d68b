using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Whether a stack answers as its clients would see it.</summary>
internal sealed class StackHealth(HttpClient http)
{
    private readonly EvmProbe _evm = new(http);
    private readonly AgentProbe _agent = new(http);

    public async Task<bool> IsReadyAsync(int offset, bool agent, CancellationToken cancellationToken)
        => await EvmAsync(offset, cancellationToken).ConfigureAwait(false)
            && (!agent || await AgentAsync(offset, cancellationToken).ConfigureAwait(false))
            && await ControlAsync(offset, cancellationToken).ConfigureAwait(false);

    public Task<bool> EvmAsync(int offset, CancellationToken cancellationToken)
        => _evm.AnswersAsync(new ServicePorts(offset).Evm, cancellationToken);

    public Task<bool> AgentAsync(int offset, CancellationToken cancellationToken)
        => _agent.AnswersAsync(new ServicePorts(offset).Agent, cancellationToken);

    public async Task<bool> ControlAsync(int offset, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{new ServicePorts(offset).FaultControl}/version"), cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
