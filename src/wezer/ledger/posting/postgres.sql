-- The posting primitive on PostgreSQL. Installed and reinstalled by wezer.ledger.posting.install().
-- A row whose `code` is null says "done"; any other code is a refusal, and the caller must roll back.

do $$
declare
    old record;
begin
    for old in select p.oid::regprocedure as signature from pg_proc p
        where p.pronamespace = current_schema()::regnamespace
          and p.proname in ('ledger_lock', 'ledger_enter', 'ledger_post', 'ledger_pay', 'ledger_pay_batch')
    loop
        execute 'drop function ' || old.signature;
    end loop;
end $$;

-- Finds and locks the accounts of all legs in id order, and checks what does not depend on amounts. Writes nothing.
-- Modes: checked (the limits on the rows), cleared (the caller has looked: its own limits), free (reversals: no limits).
create function ledger_lock(
    p_mode text, p_payer bigint[], p_payer_purpose text[], p_payee bigint[], p_payee_purpose text[],
    p_currency bigint[], p_stamp bigint[],
    out code text, out leg integer, out side text, out payers bigint[], out payees bigint[], out versions integer[]
) language plpgsql as $$
declare
    n integer := cardinality(p_payer);
    payer bigint;
    payee bigint;
    account record;
    seen_stamp bigint;
    seen_version integer;
begin
    for i in 1 .. n loop
        select a.id into payer from ledger_account a
            where a.holder_id = p_payer[i] and a.currency_id = p_currency[i] and a.purpose = p_payer_purpose[i];
        select a.id into payee from ledger_account a
            where a.holder_id = p_payee[i] and a.currency_id = p_currency[i] and a.purpose = p_payee_purpose[i];
        if payer is null or payee is null then
            code := 'account_missing'; leg := i; side := case when payer is null then 'payer' else 'payee' end;
            return;
        end if;
        if payer = payee then
            code := 'same_account'; leg := i;
            return;
        end if;
        payers := payers || payer;
        payees := payees || payee;
    end loop;
    for account in
        select a.id, a.state, a.guarded from ledger_account a
            where a.id = any(payers || payees) order by a.id for no key update
    loop
        if account.state <> 'active' and (p_mode <> 'free' or account.state = 'closed') then
            code := 'account_inactive';
        elsif account.guarded and p_mode = 'checked' and code is null then
            code := 'guarded';
        else
            continue;
        end if;
        leg := coalesce(array_position(payers, account.id), array_position(payees, account.id));
        side := case when account.id = any(payers) then 'payer' else 'payee' end;
    end loop;
    if code is not null then
        return;
    end if;
    -- Read after the locks: whoever closes or changes a currency holds them too.
    for i in 1 .. n loop
        select c.stamp, c.version into seen_stamp, seen_version from ledger_currency c where c.id = p_currency[i];
        if seen_stamp is distinct from p_stamp[i] then
            code := 'stale_currency'; leg := i;
            return;
        end if;
        versions := versions || seen_version;
    end loop;
end $$;

-- Writes transfers, entries (in the order of application, numbered per account) and balances of locked accounts. Limits are
-- looked at behind the updates, which bring the rows back: a refusal is rolled back by the caller.
create function ledger_enter(
    p_transaction bigint, p_version integer, p_at timestamptz, p_mode text, p_consume boolean[],
    p_payers bigint[], p_payees bigint[], p_currency bigint[], p_versions integer[], p_units bigint[], p_purpose text[],
    p_floor bigint[], p_ceiling bigint[],
    out code text, out leg integer, out side text, out bound bigint, out would_be bigint, out alert boolean
) language plpgsql as $$
declare
    payer record;
    payee record;
    amount bigint;
    released bigint;
    before bigint;
    transfer bigint;
begin
    alert := false;
    for i in 1 .. cardinality(p_units) loop
        amount := p_units[i];
        released := case when p_consume[i] then amount else 0 end;
        update ledger_account set balance = balance - amount, sequence = sequence + 1, gross_out = gross_out + amount,
            reserved = reserved - released where id = p_payers[i]
            returning balance, reserved, sequence, floor, soft_floor into payer;
        update ledger_account set balance = balance + amount, sequence = sequence + 1, gross_in = gross_in + amount,
            expected = expected - released where id = p_payees[i]
            returning balance, expected, sequence, ceiling, soft_ceiling into payee;
        leg := i;
        if p_mode <> 'free' then
            bound := case when p_mode = 'cleared' then p_floor[i] else payer.floor end;
            would_be := payer.balance - payer.reserved;
            before := would_be + amount;
            if would_be < bound and not (before < bound and abs(would_be) < abs(before)) then
                code := 'limit_min'; side := 'payer';
                return;
            end if;
            bound := case when p_mode = 'cleared' then p_ceiling[i] else payee.ceiling end;
            would_be := payee.balance + payee.expected;
            before := would_be - amount;
            if would_be > bound and not (before > bound and abs(would_be) < abs(before)) then
                code := 'limit_max'; side := 'payee';
                return;
            end if;
        end if;
        alert := alert or coalesce(payer.balance < payer.soft_floor, false) or coalesce(payee.balance > payee.soft_ceiling, false);
        insert into ledger_transfer (transaction_id, version, currency_id, currency_version,
                                     payer_account_id, payee_account_id, units, purpose)
            values (p_transaction, p_version, p_currency[i], p_versions[i], p_payers[i], p_payees[i], amount, p_purpose[i])
            returning id into transfer;
        insert into ledger_entry (account_id, seq, transfer_id, units, balance_after, at) values
            (p_payers[i], payer.sequence, transfer, -amount, payer.balance, p_at),
            (p_payees[i], payee.sequence, transfer, amount, payee.balance, p_at);
    end loop;
    leg := null; bound := null; would_be := null;
end $$;

-- A change of state of a transaction that is already there: its log row and what it posts.
create function ledger_post(
    p_transaction bigint, p_version integer, p_state text, p_at timestamptz, p_actor bigint, p_acting_for bigint, p_reason text,
    p_mode text, p_consume boolean[],
    p_payer bigint[], p_payer_purpose text[], p_payee bigint[], p_payee_purpose text[],
    p_currency bigint[], p_stamp bigint[], p_units bigint[], p_purpose text[], p_floor bigint[], p_ceiling bigint[],
    out code text, out id bigint, out leg integer, out side text, out bound bigint, out would_be bigint, out alert boolean
) language plpgsql as $$
declare
    found record;
    entered record;
begin
    id := p_transaction;
    found := ledger_lock(p_mode, p_payer, p_payer_purpose, p_payee, p_payee_purpose, p_currency, p_stamp);
    if found.code is not null then
        code := found.code; leg := found.leg; side := found.side;
        return;
    end if;
    insert into ledger_transactionlog (transaction_id, version, state, at, actor_id, acting_for_id, reason)
        values (p_transaction, p_version, p_state, p_at, p_actor, p_acting_for, p_reason);
    entered := ledger_enter(p_transaction, p_version, p_at, p_mode, p_consume, found.payers, found.payees,
                            p_currency, found.versions, p_units, p_purpose, p_floor, p_ceiling);
    code := entered.code; leg := entered.leg; side := entered.side;
    bound := entered.bound; would_be := entered.would_be; alert := entered.alert;
end $$;

-- A payment made at once: header, log row, transfers, entries. Code "replay": the key was used before, by transaction id.
create function ledger_pay(
    p_uid uuid, p_party bigint, p_key text, p_digest text, p_initiator bigint, p_acting_for bigint, p_author_role text,
    p_path text, p_state text, p_payer_party bigint, p_payee_party bigint, p_quantity bigint, p_unit text,
    p_description text, p_category text, p_about text, p_origin text, p_external_ref text, p_batch text,
    p_reverses bigint, p_at timestamptz, p_reason text, p_mode text,
    p_payer bigint[], p_payer_purpose text[], p_payee bigint[], p_payee_purpose text[],
    p_currency bigint[], p_stamp bigint[], p_units bigint[], p_purpose text[], p_floor bigint[], p_ceiling bigint[],
    out code text, out id bigint, out leg integer, out side text, out bound bigint, out would_be bigint, out alert boolean
) language plpgsql as $$
declare
    found record;
    entered record;
begin
    found := ledger_lock(p_mode, p_payer, p_payer_purpose, p_payee, p_payee_purpose, p_currency, p_stamp);
    if found.code is not null then
        code := found.code; leg := found.leg; side := found.side;
        return;
    end if;
    insert into ledger_transaction as t (
        uid, party_id, key, digest, initiator_id, author_role, path, state, version, payer_id, payee_id, quantity, unit,
        description, description_hidden, category, about, origin, external_ref, batch, device, reverses_id,
        payer_cancels, payee_cancels, created_at, completed_at)
    values (
        p_uid, p_party, p_key, p_digest, p_initiator, p_author_role, p_path, p_state, 1, p_payer_party, p_payee_party,
        p_quantity, p_unit, p_description, false, p_category, p_about, p_origin, p_external_ref, p_batch, '', p_reverses,
        false, false, p_at, case when p_state = 'completed' then p_at end)
    on conflict (party_id, key) where key is not null do nothing returning t.id into id;
    if id is null then
        code := 'replay';
        select t.id into id from ledger_transaction t where t.party_id = p_party and t.key = p_key;
        return;
    end if;
    insert into ledger_transactionlog (transaction_id, version, state, at, actor_id, acting_for_id, reason)
        values (id, 1, p_state, p_at, p_initiator, p_acting_for, p_reason);
    entered := ledger_enter(id, 1, p_at, p_mode, null, found.payers, found.payees,
                            p_currency, found.versions, p_units, p_purpose, p_floor, p_ceiling);
    code := entered.code; leg := entered.leg; side := entered.side;
    bound := entered.bound; would_be := entered.would_be; alert := entered.alert;
end $$;

-- Many payments in one call. Legs of all items lie one after the other; p_last[i] is the index of item i's last leg.
-- The first refusal ends the call, and the caller rolls back.
create function ledger_pay_batch(
    p_last integer[],
    p_uid uuid[], p_party bigint, p_key text[], p_digest text[], p_initiator bigint, p_acting_for bigint, p_author_role text[],
    p_path text, p_state text[], p_payer_party bigint[], p_payee_party bigint[], p_description text[], p_category text[],
    p_origin text, p_external_ref text[], p_batch text, p_at timestamptz, p_reason text, p_mode text,
    p_payer bigint[], p_payer_purpose text[], p_payee bigint[], p_payee_purpose text[],
    p_currency bigint[], p_stamp bigint[], p_units bigint[], p_purpose text[]
) returns table (
    code text, id bigint, leg integer, side text, bound bigint, would_be bigint, alert boolean
) language plpgsql as $$
declare
    one record;
    first integer := 1;
    last integer;
begin
    perform 1 from ledger_account a
        where (a.holder_id, a.currency_id, a.purpose) in (
            select * from unnest(p_payer, p_currency, p_payer_purpose)
            union select * from unnest(p_payee, p_currency, p_payee_purpose))
        order by a.id for no key update;
    for i in 1 .. cardinality(p_last) loop
        last := p_last[i];
        one := ledger_pay(
            p_uid[i], p_party, p_key[i], p_digest[i], p_initiator, p_acting_for, p_author_role[i],
            p_path, p_state[i], p_payer_party[i], p_payee_party[i], null, '', p_description[i], p_category[i], '',
            p_origin, p_external_ref[i], p_batch, null, p_at, p_reason, p_mode,
            p_payer[first:last], p_payer_purpose[first:last], p_payee[first:last], p_payee_purpose[first:last],
            p_currency[first:last], p_stamp[first:last], p_units[first:last], p_purpose[first:last], null, null);
        code := one.code; id := one.id; leg := one.leg; side := one.side;
        bound := one.bound; would_be := one.would_be; alert := one.alert;
        return next;
        exit when code <> 'replay';
        first := last + 1;
    end loop;
end $$;
