// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { Base64 } from "solady/src/utils/Base64.sol";
import { LibString } from "solady/src/utils/LibString.sol";
import { INumberRegistry } from "../numbering/interfaces/INumberRegistry.sol";
import { IRouteProfiles } from "../numbering/interfaces/IRouteProfiles.sol";
import { Digits } from "../numbering/libraries/Digits.sol";
import { FLAG_CONTESTED, FLAG_PORTED } from "../numbering/types/NumberRecord.sol";
import { NumberState, NumberStatus, Resolution } from "../numbering/types/Resolution.sol";
import { INumberRenderer } from "./interfaces/INumberRenderer.sol";
import { NumberPicture } from "./libraries/NumberPicture.sol";
import { NumberText } from "./libraries/NumberText.sol";
import { Words } from "./libraries/Words.sol";
import { NumberFacts, Standing } from "./types/NumberFacts.sol";

/// @title What wallets show of a number
/// @notice The metadata that ERC-721 wallets know, with traits as most of them read. Carriers are named by their ids: names
/// stand in events alone, and anybody could take one that leads astray.
contract NumberRenderer is INumberRenderer {
    using LibString for string;
    using LibString for uint256;

    /// @notice Whose numbers are shown.
    INumberRegistry public immutable registry;

    /// @notice Who tells the carrier of a number.
    IRouteProfiles public immutable profiles;

    constructor(INumberRegistry registry_, IRouteProfiles profiles_) {
        registry = registry_;
        profiles = profiles_;
    }

    /// @inheritdoc INumberRenderer
    function tokenURI(uint64 number) external view returns (string memory) {
        NumberFacts memory facts = _factsOf(number);
        string memory picture = string.concat(
            "data:image/svg+xml;base64,",
            Base64.encode(bytes(NumberPicture.draw(facts)))
        );
        string memory json = string.concat(
            '{"name":"',
            facts.written,
            '","description":"',
            _description(facts),
            '","image":"',
            picture,
            '","attributes":[',
            _attributes(facts),
            "]}"
        );
        return string.concat("data:application/json;base64,", Base64.encode(bytes(json)));
    }

    /// @inheritdoc INumberRenderer
    function written(uint64 number) external pure returns (string memory) {
        if (!Digits.wellFormed(number)) revert INumberRegistry.NumberMalformed(number);
        return NumberText.format(number);
    }

    function _factsOf(uint64 number) private view returns (NumberFacts memory facts) {
        NumberState memory state = registry.numberState(number);
        if (state.holder == address(0)) revert INumberRegistry.NumberNotHeld(number);
        Resolution memory resolution = registry.resolve(number);
        facts.number = number;
        facts.written = NumberText.format(number);
        facts.standing = _standingOf(state);
        facts.ported = state.flags & FLAG_PORTED != 0;
        facts.isPrivate = resolution.isPrivate;
        facts.carrierLeft = state.status == NumberStatus.Held && resolution.carrierLeft;
        (facts.carrier, , , ) = profiles.head(state.profile);
        if (state.verifier != 0) facts.verifiedUntil = state.day;
        facts.deposit = registry.depositOf(state.depositClass);
    }

    /// @dev A contest is what a buyer must know first, whatever else is true.
    function _standingOf(NumberState memory state) private pure returns (Standing) {
        if (state.flags & FLAG_CONTESTED != 0) return Standing.Contested;
        return state.status == NumberStatus.Lapsed ? Standing.Lapsed : Standing.Held;
    }

    function _description(NumberFacts memory facts) private pure returns (string memory) {
        return
            string.concat(
                "The telephone number ",
                facts.written,
                " in DOTS. Its holder gets the deposit back when he releases it.",
                facts.verifiedUntil == 0
                    ? ""
                    : " A verifier vouched for its holder: after a transfer the new one has 30 days at most to be verified himself.",
                facts.standing == Standing.Contested
                    ? " A contest or a decision about it is under way: it cannot be transferred now."
                    : "",
                facts.standing == Standing.Lapsed
                    ? " Its verification has run out: calls to it do not reach the holder."
                    : ""
            );
    }

    function _attributes(NumberFacts memory facts) private pure returns (string memory) {
        return
            string.concat(
                _trait("Status", Words.ofStanding(facts.standing)),
                _trait("Ported", _yesOrNo(facts.ported)),
                _trait("Private", _yesOrNo(facts.isPrivate)),
                _trait("Carrier", uint256(facts.carrier).toString()),
                _trait("Carrier left", _yesOrNo(facts.carrierLeft)),
                facts.verifiedUntil == 0 ? "" : _date("Verified until", uint256(facts.verifiedUntil) * 1 days),
                '{"trait_type":"Deposit","value":"',
                Words.ofAmount(facts.deposit),
                '"}'
            );
    }

    function _trait(string memory name, string memory value) private pure returns (string memory) {
        return string.concat('{"trait_type":"', name, '","value":"', value, '"},');
    }

    /// @dev In seconds, as wallets expect it; the day is the one on which it is still valid.
    function _date(string memory name, uint256 second) private pure returns (string memory) {
        return string.concat('{"display_type":"date","trait_type":"', name, '","value":', second.toString(), "},");
    }

    function _yesOrNo(bool value) private pure returns (string memory) {
        return value ? "Yes" : "No";
    }
}
